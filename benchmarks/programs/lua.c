/* Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Lua 5.4: interval 0 computes fib(18), interval 1 is a string benchmark
 * (concatenation, gsub with a callback, sort, format), interval 2 compiles a
 * long chunk. */
#include "lua.h"
#include "bench.h"
#include "lauxlib.h"
#include "lualib.h"

static const char script[] =
    "function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) "
    "end\n"
    "function strings()\n"
    "  local words = {}\n"
    "  for i = 1, 300 do words[i] = 'w' .. (i * 7919 % 1000) .. "
    "string.rep('x', i % 5) end\n"
    "  table.sort(words)\n"
    "  local text = table.concat(words, ' ')\n"
    "  local n = 0\n"
    "  text = text:gsub('%d+', function(d) n = n + tonumber(d); return '<' .. "
    "d .. '>' end)\n"
    "  for k, v in text:gmatch('(%a+)<(%d+)>') do n = n + #k + tonumber(v) "
    "end\n"
    "  return string.format('%d %s %x', n, text:sub(1, 20):upper(), #text)\n"
    "end\n";

/* Those that need no operating system. */
static void open_libraries(lua_State *L) {
  static const luaL_Reg libraries[] = {
      {LUA_GNAME, luaopen_base},       {LUA_COLIBNAME, luaopen_coroutine},
      {LUA_TABLIBNAME, luaopen_table}, {LUA_STRLIBNAME, luaopen_string},
      {LUA_MATHLIBNAME, luaopen_math}, {LUA_UTF8LIBNAME, luaopen_utf8},
  };
  for (size_t i = 0; i < sizeof libraries / sizeof *libraries; ++i) {
    luaL_requiref(L, libraries[i].name, libraries[i].func, 1);
    lua_pop(L, 1);
  }
}

/* Calls global function 'name' with one integer; one result as a string. */
static const char *call(lua_State *L, const char *name, int argument) {
  lua_getglobal(L, name);
  lua_pushinteger(L, argument);
  if (lua_pcall(L, 1, 1, 0) != LUA_OK)
    printf("lua: %s\n", lua_tostring(L, -1));
  return lua_tostring(L, -1);
}

int main(void) {
  lua_State *L = luaL_newstate();
  if (!L)
    return 1;
  open_libraries(L);
  if (luaL_loadstring(L, script) != LUA_OK || lua_pcall(L, 0, 0, 0) != LUA_OK) {
    printf("lua: %s\n", lua_tostring(L, -1));
    return 1;
  }
  BENCH_BEGIN(0);
  const char *fib = call(L, "fib", 18);
  BENCH_END(0);
  BENCH_BEGIN(1);
  const char *strings = call(L, "strings", 0);
  BENCH_END(1);

  size_t length = sizeof script - 1, copies = 20;
  char *chunk = bench_alloc(length * copies + 1);
  for (size_t i = 0; i < copies; ++i)
    memcpy(chunk + i * length, script, length);
  BENCH_BEGIN(2);
  int compiled = luaL_loadbuffer(L, chunk, length * copies, "chunk");
  BENCH_END(2);
  printf("lua %s %s %d\n", fib, strings, compiled);
  lua_close(L);
  return compiled;
}
