# trivet_add_unittest(NameTests source... LIBS library...)
#
# A GoogleTest program, put where lit looks for it (build/test/unit). The name
# ends in "Tests": that is how lit's unit suite finds it.
find_package(GTest REQUIRED)

function(trivet_add_unittest name)
  cmake_parse_arguments(ARG "" "" "LIBS" ${ARGN})
  if(NOT name MATCHES "Tests$")
    message(FATAL_ERROR "the unit test '${name}' must have a name that ends in \"Tests\"")
  endif()
  add_executable(${name} ${ARG_UNPARSED_ARGUMENTS})
  # What is tested is optimised; the tests are soon compiled.
  target_compile_options(${name} PRIVATE -O0)
  target_link_libraries(${name} PRIVATE ${ARG_LIBS} GTest::gtest GTest::gtest_main)
  set_target_properties(${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/test/unit)
  set_property(GLOBAL APPEND PROPERTY TRIVET_TEST_DEPENDS ${name})
endfunction()
