# SPDX-License-Identifier: BSL-1.0
# Links the objects of one instruction set into OUTPUT.o, where only the functions that the sources define are global, with
# ".ISA" behind their names, and what tells types apart. Writes these names, without that, to OUTPUT.txt.
cmake_minimum_required(VERSION 3.22...3.30)

function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE failed OUTPUT_VARIABLE output ERROR_VARIABLE error)
    if(failed)
        message(FATAL_ERROR "ogive_add_kernels: ${ARGN}\n${error}")
    endif()
    set(output "${output}" PARENT_SCOPE)
endfunction()

string(REPLACE "|" ";" objects "${OBJECTS}")
# Groups of sections with the same name would still be taken for one: they are dissolved.
run(${LD} -r --force-group-allocation -o ${OUTPUT}.all.o ${objects})
run(${NM} --defined-only --extern-only --format=posix ${OUTPUT}.all.o)
string(REGEX MATCHALL "[^\n]+" lines "${output}")
set(functions)
# With libc++ an exception is caught by the address of its type's information, which must be one for all.
set(types)
foreach(line IN LISTS lines)
    if(line MATCHES "^([^ ]+) T ")
        list(APPEND functions ${CMAKE_MATCH_1})
    elseif(line MATCHES "^(_ZT[IS][^ ]+) V ")
        list(APPEND types ${CMAKE_MATCH_1})
    elseif(line MATCHES "^([^ ]+) [BCDGRS] ")
        message(FATAL_ERROR "ogive_add_kernels: a source defines the variable ${CMAKE_MATCH_1}, of which there would be one "
                            "for each instruction set; make it static, constexpr, or move it to another file")
    endif()
endforeach()
if(NOT functions)
    message(FATAL_ERROR "ogive_add_kernels: the sources define no functions for others to call")
endif()
list(SORT functions)
list(JOIN functions "\n" text)
file(WRITE ${OUTPUT}.txt "${text}\n")
# What ogive::stream_from sets is the same for all.
list(JOIN types "\n" type_names)
file(WRITE ${OUTPUT}.keep
     "${text}\n${type_names}\n_ZN5ogive7kernels15streaming_bytesE\nogive_instruction_set\n")
list(TRANSFORM functions REPLACE "(.+)" "\\1 \\1.${ISA}")
list(JOIN functions "\n" text)
file(WRITE ${OUTPUT}.rename "${text}\n")
run(${OBJCOPY} --keep-global-symbols=${OUTPUT}.keep ${OUTPUT}.all.o ${OUTPUT}.local.o)
run(${OBJCOPY} --redefine-syms=${OUTPUT}.rename ${OUTPUT}.local.o ${OUTPUT}.o)
file(REMOVE ${OUTPUT}.all.o ${OUTPUT}.local.o)
