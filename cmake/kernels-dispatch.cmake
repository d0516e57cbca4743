# SPDX-License-Identifier: BSL-1.0
# Writes FOLDER/dispatch.cpp: for each function an entry that jumps to the one of the instruction set in use.
cmake_minimum_required(VERSION 3.22...3.30)

string(REPLACE "|" ";" isas "${ISAS}")
file(STRINGS ${FOLDER}/baseline.txt functions)
foreach(isa IN LISTS isas)
    file(STRINGS ${FOLDER}/${isa}.txt others)
    if(NOT others STREQUAL functions)
        message(FATAL_ERROR "ogive_add_kernels: the sources define other functions for ${isa} than for the baseline")
    endif()
endforeach()

set(text [[
#include <ogive/dispatch/instruction_set.hpp>

// Until an instruction set is chosen, entries come here, with their table in r10: all registers of arguments are saved.
asm(R"(
    .text
ogive_choose_and_go:
    pushq %rbp
    movq %rsp, %rbp
    subq $192, %rsp
    movq %rdi, 0(%rsp)
    movq %rsi, 8(%rsp)
    movq %rdx, 16(%rsp)
    movq %rcx, 24(%rsp)
    movq %r8, 32(%rsp)
    movq %r9, 40(%rsp)
    movq %rax, 48(%rsp)
    movq %r10, 56(%rsp)
    movups %xmm0, 64(%rsp)
    movups %xmm1, 80(%rsp)
    movups %xmm2, 96(%rsp)
    movups %xmm3, 112(%rsp)
    movups %xmm4, 128(%rsp)
    movups %xmm5, 144(%rsp)
    movups %xmm6, 160(%rsp)
    movups %xmm7, 176(%rsp)
    call ogive_choose_instruction_set@PLT
    movslq %eax, %r11
    movq 0(%rsp), %rdi
    movq 8(%rsp), %rsi
    movq 16(%rsp), %rdx
    movq 24(%rsp), %rcx
    movq 32(%rsp), %r8
    movq 40(%rsp), %r9
    movq 48(%rsp), %rax
    movq 56(%rsp), %r10
    movups 64(%rsp), %xmm0
    movups 80(%rsp), %xmm1
    movups 96(%rsp), %xmm2
    movups 112(%rsp), %xmm3
    movups 128(%rsp), %xmm4
    movups 144(%rsp), %xmm5
    movups 160(%rsp), %xmm6
    movups 176(%rsp), %xmm7
    leave
    jmpq *(%r10,%r11,8)
)");
]])
set(number 0)
foreach(function IN LISTS functions)
    set(table)
    foreach(isa IN ITEMS baseline avx2 avx512)
        if(isa IN_LIST isas)
            set(best ${function}.${isa})
        endif()
        list(APPEND table ${best})
    endforeach()
    list(JOIN table ", " table)
    string(APPEND text "
asm(R\"(
    .text
    .globl ${function}
    .type ${function}, @function
${function}:
    endbr64
    movq ogive_instruction_set@GOTPCREL(%rip), %r11
    movslq (%r11), %r11
    leaq .Logive_table_${number}(%rip), %r10
    jmpq *(%r10,%r11,8)
    .size ${function}, . - ${function}
    .section .data.rel.ro, \"aw\"
    .balign 8
.Logive_table_${number}:
    .quad ${table}, ogive_choose_and_go
    .text
)\");
")
    math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${FOLDER}/dispatch.cpp "${text}")
