// Work that Cairo is relieved of. Nothing has to be called: a library's functions are looked for in
// the program first (ELF, "Shared Object Dependencies"), so that Cairo finds those of store.c and
// print.c in place of zlib's and glibc's.
#pragma once
#include <stddef.h>

/// Prints a number with so many decimal places.
///
/// - Returns: how long it is; -1 where glibc has to print it, or there is no room.
int crelief_real(char *text, size_t size, double number, int places);
