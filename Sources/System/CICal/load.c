#include "cical.h"
#include "libical.h"

#include <dlfcn.h>
#include <stdlib.h>

struct libical ical;
static int state = -1;

static int find_all(void *library) {
#define FIND(name) \
  ical.name = (__typeof__(ical.name))dlsym(library, #name); \
  if (!ical.name) return 0;
  LIBICAL_FUNCTIONS(FIND)
#undef FIND
  return 1;
}

int cical_load(void) {
  if (state >= 0) return state;
  void *library = dlopen("libical.so.3", RTLD_NOW | RTLD_LOCAL);
  state = library && find_all(library);
  // A malformed calendar is an answer, never the end of the program.
  if (state) ical.icalerror_set_errors_are_fatal(0);
  return state;
}

void cical_free(void *memory) { free(memory); }
