// Cairo's compression, put off: see store.c.
#pragma once

#include <stdbool.h>

/// Whether what this thread writes with Cairo from now on is compressed by it after all. At first it
/// is not.
void czlib_compress(bool does);
