/* Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * cJSON: interval 0 parses a document, interval 1 prints it without white
 * space, interval 2 looks up items and deletes it. */
#include "cJSON.h"
#include "bench.h"

enum { RECORDS = 200, SIZE = RECORDS * 160 };

static size_t write_document(char *out) {
  uint32_t state = 7;
  size_t n =
      (size_t)sprintf(out, "{ \"name\": \"benchmark\", \"records\": [\n");
  for (int i = 0; i < RECORDS; ++i)
    n += (size_t)sprintf(
        out + n,
        "  { \"id\": %d, \"title\": \"line\\n%lu \\u00e9\", \"flag\": %s, "
        "\"none\": "
        "null, \"point\": [%lu, -%lu, %lu.5] }%s\n",
        i, (unsigned long)bench_random(&state) % 1000, i % 3 ? "true" : "false",
        (unsigned long)bench_random(&state) % 100,
        (unsigned long)bench_random(&state) % 10000,
        (unsigned long)bench_random(&state) % 10, i + 1 < RECORDS ? "," : "");
  return n + (size_t)sprintf(out + n, "] }\n");
}

int main(void) {
  char *text = bench_alloc(SIZE);
  size_t size = write_document(text);

  BENCH_BEGIN(0);
  cJSON *document = cJSON_ParseWithLength(text, size);
  BENCH_END(0);
  if (!document) {
    printf("cjson: not parsed\n");
    return 1;
  }
  BENCH_BEGIN(1);
  char *printed = cJSON_PrintUnformatted(document);
  BENCH_END(1);
  BENCH_BEGIN(2);
  double sum = 0;
  const cJSON *record;
  cJSON_ArrayForEach(record, cJSON_GetObjectItem(document, "records")) {
    sum += cJSON_GetNumberValue(
        cJSON_GetArrayItem(cJSON_GetObjectItem(record, "point"), 2));
    sum += cJSON_IsTrue(cJSON_GetObjectItem(record, "flag"));
  }
  cJSON_Delete(document);
  BENCH_END(2);
  printf("cjson %u %08lx %d\n", (unsigned)size,
         (unsigned long)bench_checksum(printed, strlen(printed)),
         (int)(sum * 2));
  return 0;
}
