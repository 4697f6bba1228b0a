// Cairo compresses each font and page that it writes at zlib's usual effort and cannot be told not
// to: a sixth of the work of drawing a handout. The finisher unpacks all of it, writes it in fewer
// words and compresses it with libdeflate. So what Cairo writes is only stored, in the form that
// zlib has for what does not shrink (RFC 1951, 3.2.4).
//
// A library's functions are looked for in the program first (ELF, "Shared Object Dependencies"), so
// Cairo finds this one in place of zlib's. Nothing else that is loaded asks for it: libpng asks for
// `deflateInit2_`.

#include "czlib.h"

#include <zlib.h>

static _Thread_local bool compresses;

void czlib_compress(bool does) { compresses = does; }

int deflateInit_(z_streamp stream, int level, const char *version, int size) {
  // What zlib's own takes: a window of 32 KB and its usual memory.
  if (compresses)
    return deflateInit2_(stream, level, Z_DEFLATED, 15, 8, Z_DEFAULT_STRATEGY, version, size);
  // Nothing is looked for, so that the least of memory serves.
  return deflateInit2_(
    stream, Z_NO_COMPRESSION, Z_DEFLATED, 9, 1, Z_DEFAULT_STRATEGY, version, size);
}
