# SPDX-License-Identifier: BSL-1.0
# ogive_add_kernels(TARGET SOURCES FILE... ISAS baseline avx2 avx512)
#
# Compiles the files once for each of the instruction sets and puts all of that into the target. Their functions are
# declared and called as usual; a call goes to what the processor has. See docs/dispatch.md.
#
# Every inline function and template is in each of the objects, compiled for its instruction set, and a linker would take
# any one of these for all. So the objects of an instruction set are linked into one, in which all symbols are local but
# the functions that the files themselves define, which get the name of the instruction set behind theirs, and the
# information on types by which exceptions are caught.

function(ogive_add_kernels target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;ISAS")
    if(NOT TARGET ${target})
        message(FATAL_ERROR "ogive_add_kernels: ${target} is not a target")
    endif()
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "ogive_add_kernels: what is ${arg_UNPARSED_ARGUMENTS}? Say SOURCES file... ISAS baseline avx2 avx512")
    endif()
    if(NOT arg_SOURCES)
        message(FATAL_ERROR "ogive_add_kernels: SOURCES are missing")
    endif()
    foreach(isa IN LISTS arg_ISAS)
        if(NOT isa MATCHES "^(baseline|avx2|avx512)$")
            message(FATAL_ERROR "ogive_add_kernels: ISAS has ${isa}; there are baseline, avx2 and avx512")
        endif()
    endforeach()
    if(NOT "baseline" IN_LIST arg_ISAS)
        message(FATAL_ERROR "ogive_add_kernels: ISAS must have baseline, for processors that have nothing else")
    endif()
    if(NOT CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
        target_sources(${target} PRIVATE ${arg_SOURCES}) # the baseline is all there is
        return()
    endif()
    find_program(OGIVE_LD NAMES ld.bfd ld)
    if(NOT OGIVE_LD OR NOT CMAKE_OBJCOPY OR NOT CMAKE_NM)
        message(FATAL_ERROR "ogive_add_kernels: it needs ld, objcopy and nm (GNU binutils)")
    endif()

    # -march neither takes back what the project's own flags add, such as -mavx2, nor brings back what they take away.
    set(flags_baseline -march=x86-64 -mno-sse3 -mno-popcnt -mno-lzcnt -mno-bmi -mno-bmi2 -mno-movbe)
    set(from_avx2_on -mavx2 -mfma -mf16c -mpopcnt -mlzcnt -mbmi -mbmi2 -mmovbe)
    set(flags_avx2 -march=x86-64-v3 ${from_avx2_on} -mno-avx512f)
    set(flags_avx512 -march=x86-64-v4 ${from_avx2_on} -mavx512f -mavx512bw -mavx512cd -mavx512dq -mavx512vl)
    set(scripts ${CMAKE_CURRENT_FUNCTION_LIST_DIR})
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/${target}_kernels)
    set(lists)
    foreach(isa IN LISTS arg_ISAS)
        set(object ${target}_kernels_${isa})
        add_library(${object} OBJECT EXCLUDE_FROM_ALL ${arg_SOURCES})
        target_link_libraries(${object} PRIVATE ogive::ogive)
        target_include_directories(${object} PRIVATE $<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>)
        target_include_directories(${object} SYSTEM PRIVATE
                                   $<TARGET_PROPERTY:${target},INTERFACE_SYSTEM_INCLUDE_DIRECTORIES>)
        target_compile_definitions(${object} PRIVATE $<TARGET_PROPERTY:${target},COMPILE_DEFINITIONS>)
        target_compile_options(${object} PRIVATE $<TARGET_PROPERTY:${target},COMPILE_OPTIONS> ${flags_${isa}}
                               $<$<CXX_COMPILER_ID:GNU>:-fno-gnu-unique>) # such symbols cannot be made local
        set_target_properties(${object} PROPERTIES POSITION_INDEPENDENT_CODE ON INTERPROCEDURAL_OPTIMIZATION OFF)
        add_custom_command(
            OUTPUT ${folder}/${isa}.o ${folder}/${isa}.txt
            COMMAND ${CMAKE_COMMAND} -DISA=${isa} -DOBJECTS=$<JOIN:$<TARGET_OBJECTS:${object}>,|>
                    -DOUTPUT=${folder}/${isa} -DLD=${OGIVE_LD} -DOBJCOPY=${CMAKE_OBJCOPY} -DNM=${CMAKE_NM}
                    -P ${scripts}/kernels-combine.cmake
            DEPENDS ${object} $<TARGET_OBJECTS:${object}> ${scripts}/kernels-combine.cmake
            COMMENT "Combining the kernels of ${target} for ${isa}" VERBATIM COMMAND_EXPAND_LISTS)
        list(APPEND lists ${folder}/${isa}.txt)
        target_sources(${target} PRIVATE ${folder}/${isa}.o)
        set_source_files_properties(${folder}/${isa}.o PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
    endforeach()
    list(JOIN arg_ISAS "|" isas)
    add_custom_command(
        OUTPUT ${folder}/dispatch.cpp
        COMMAND ${CMAKE_COMMAND} -DISAS=${isas} -DFOLDER=${folder} -P ${scripts}/kernels-dispatch.cmake
        DEPENDS ${lists} ${scripts}/kernels-dispatch.cmake
        COMMENT "Dispatching the kernels of ${target}" VERBATIM)
    target_sources(${target} PRIVATE ${folder}/dispatch.cpp)
    set_source_files_properties(${folder}/dispatch.cpp PROPERTIES COMPILE_OPTIONS "${flags_baseline}")
    target_link_libraries(${target} PRIVATE ogive::ogive)
endfunction()
