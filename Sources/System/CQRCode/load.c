#include "cqrcode.h"

#include <dlfcn.h>
#include <pthread.h>
#include <qrencode.h>
#include <stdlib.h>

static __typeof__(&QRcode_encodeString8bit) encode;
static __typeof__(&QRcode_free) release;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void find(void) {
  void *library = dlopen("libqrencode.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  encode = (__typeof__(encode))dlsym(library, "QRcode_encodeString8bit");
  release = (__typeof__(release))dlsym(library, "QRcode_free");
}

int cqrcode_load(void) {
  pthread_once(&once, find);
  return encode && release;
}

unsigned char *cqrcode_modules(const char *text, int *width) {
  QRcode *code = encode(text, 0, QR_ECLEVEL_M);
  if (!code) return NULL;
  *width = code->width;
  int count = code->width * code->width;
  unsigned char *modules = malloc(count);
  // The other bits of a byte say what part of the code the module belongs to.
  for (int i = 0; modules && i < count; i++) modules[i] = code->data[i] & 1;
  release(code);
  return modules;
}

void cqrcode_free(unsigned char *modules) { free(modules); }
