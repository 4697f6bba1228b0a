// Cairo prints every number of a page with `snprintf`, zeros twice and to 18 places, and glibc counts
// with numbers of any length, since a double may have a thousand digits: a tenth of the work of a
// handout. Those of a page fit in 128 bits. What comes out is the same, to the last digit; all other
// formats and numbers are glibc's.
//
// The locale is always C, as Cairo needs it: nothing calls `setlocale`.

#include "crelief.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef unsigned __int128 wide;

static const uint64_t powers[] = {
  1ull, 10ull, 100ull, 1000ull, 10000ull, 100000ull, 1000000ull, 10000000ull, 100000000ull,
  1000000000ull, 10000000000ull, 100000000000ull, 1000000000000ull, 10000000000000ull,
  100000000000000ull, 1000000000000000ull, 10000000000000000ull, 100000000000000000ull,
  1000000000000000000ull,
};

/// A number without its sign, with so many places as a whole number, rounded to the nearest and
/// halves to even, as glibc rounds; false where it is too large or too small for that.
static bool scaled(double number, int places, uint64_t *result) {
  uint64_t bits;
  memcpy(&bits, &number, sizeof bits);
  // So many of the mantissa's 53 bits stand behind the point.
  int shift = 1075 - (int)(bits >> 52 & 0x7FF);
  if (shift < 1 || shift > 120 || number * (double)powers[places] > 1e18) return false;
  wide product = (wide)((bits & 0xFFFFFFFFFFFFF) | 1ull << 52) * powers[places];
  uint64_t whole = (uint64_t)(product >> shift);
  wide rest = product & (((wide)1 << shift) - 1), half = (wide)1 << (shift - 1);
  if (rest > half || (rest == half && (whole & 1))) whole++;
  *result = whole;
  return true;
}

/// Digits from the end of a buffer backwards, at least so many; where they begin.
static char *digits(uint64_t number, int least, char *end) {
  for (; number > 0 || least > 0; number /= 10, least--) *--end = (char)('0' + number % 10);
  return end;
}

static int copy(const char *start, const char *end, bool is_negative, char *text, size_t size) {
  size_t length = (size_t)(end - start) + is_negative;
  if (length >= size) return -1;
  if (is_negative) *text++ = '-';
  memcpy(text, start, (size_t)(end - start));
  text[end - start] = 0;
  return (int)length;
}

int crelief_real(char *text, size_t size, double number, int places) {
  char buffer[48], *end = buffer + sizeof buffer;
  uint64_t whole = 0;
  if (places < 1 || places > 18 || !isfinite(number)) return -1;
  if (number != 0 && !scaled(fabs(number), places, &whole)) return -1;
  char *fraction = digits(whole % powers[places], places, end);
  *--fraction = '.';
  return copy(digits(whole / powers[places], 1, fraction), end, signbit(number), text, size);
}

static int print_integer(char *text, size_t size, int number) {
  char buffer[16], *end = buffer + sizeof buffer;
  uint64_t magnitude = number < 0 ? -(uint64_t)number : (uint64_t)number;
  return copy(digits(magnitude, 1, end), end, number < 0, text, size);
}

static int print(char *text, size_t size, const char *format, va_list arguments) {
  va_list own;
  va_copy(own, arguments);
  int length = -1;
  if (strcmp(format, "%d") == 0) {
    length = print_integer(text, size, va_arg(own, int));
  } else if (strcmp(format, "%f") == 0) {
    length = crelief_real(text, size, va_arg(own, double), 6);
  } else if (strcmp(format, "%.18f") == 0) {
    length = crelief_real(text, size, va_arg(own, double), 18);
  } else if (strcmp(format, "%.*f") == 0) {
    int places = va_arg(own, int);
    length = crelief_real(text, size, va_arg(own, double), places);
  }
  va_end(own);
  return length >= 0 ? length : vsnprintf(text, size, format, arguments);
}

/// What `snprintf` is in a library that was compiled with checks of its buffers, as Debian's are.
int __snprintf_chk(char *text, size_t size, int flag, size_t room, const char *format, ...);
int __snprintf_chk(char *text, size_t size, int flag, size_t room, const char *format, ...) {
  (void)flag;
  va_list arguments;
  va_start(arguments, format);
  int length = print(text, size < room ? size : room, format, arguments);
  va_end(arguments);
  return length;
}
