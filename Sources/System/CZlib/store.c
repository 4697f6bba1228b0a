// Cairo compresses each font and page that it writes at zlib's usual effort and cannot be told not
// to: a tenth of the work of a handout. The finisher unpacks all of it, writes it in fewer words and
// compresses it with libdeflate. So what Cairo writes is only stored, in the form that zlib has for
// what does not shrink (RFC 1951, 3.2.4).
//
// A library's functions are looked for in the program first (ELF, "Shared Object Dependencies"), so
// Cairo finds this one in place of zlib's. Nothing else that is loaded asks for it: libpng asks for
// `deflateInit2_`.

#include "czlib.h"

#include <zlib.h>

int deflateInit_(z_streamp stream, int level, const char *version, int size) {
  (void)level;
  // Nothing is looked for, so that the least of memory serves.
  return deflateInit2_(
    stream, Z_NO_COMPRESSION, Z_DEFLATED, 9, 1, Z_DEFAULT_STRATEGY, version, size);
}
