// libjpeg behind functions that cannot jump.
//
// libjpeg reports an error by longjmp, which must not cross Swift frames. Here every setjmp and
// longjmp stays inside one C file, no function calls back into Swift, and a failure is a status with
// a reason in words. There is no state outside the arguments, so any number of threads may call.
//
// What libjpeg calls a warning (data that end early, bits that make no sense) is a failure here: a
// damaged picture must never reach a patient as a grey smear.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef enum {
  CJPEG_OK,
  /// The bytes do not begin as a JPEG does.
  CJPEG_NOT_A_JPEG,
  /// The data stop before the picture does.
  CJPEG_ENDS_EARLY,
  /// The data contradict themselves.
  CJPEG_CORRUPT,
  /// A JPEG of a kind that libjpeg cannot read: lossless, 12 bits, two components …
  CJPEG_UNSUPPORTED,
  /// Wider, higher or larger than the limits allow.
  CJPEG_TOO_LARGE,
  /// More scans than the limits allow: a progressive file made to burn time.
  CJPEG_TOO_MANY_SCANS,
  /// More memory than the limits allow, or than there is.
  CJPEG_OUT_OF_MEMORY,
  /// The caller's arguments make no sense.
  CJPEG_MISUSE
} cjpeg_status;

typedef enum {
  CJPEG_UNKNOWN, CJPEG_GREY, CJPEG_RGB, CJPEG_YCBCR, CJPEG_CMYK, CJPEG_YCCK
} cjpeg_colour;

/// How a decoded pixel lies in memory; the value is its size in bytes.
typedef enum {
  CJPEG_PIXEL_GREY = 1,
  CJPEG_PIXEL_RGB = 3,
  /// 0x00RRGGBB in the machine's byte order, as Cairo's RGB24 has it.
  CJPEG_PIXEL_XRGB = 4
} cjpeg_pixel;

/// Room that a reason needs, its closing zero included.
#define CJPEG_REASON_LENGTH 200

/// What went wrong: libjpeg's own words, or ours where it has none. Empty after CJPEG_OK.
typedef struct {
  char text[CJPEG_REASON_LENGTH];
} cjpeg_reason;

/// What a picture may cost. Checked after the header is read and before anything large is allocated.
typedef struct {
  /// In pixels of the stored picture.
  uint32_t maximum_width, maximum_height;
  /// Width times height.
  uint64_t maximum_pixels;
  int32_t maximum_scans;
  /// Bytes that libjpeg may take for coefficients (only progressive files need many).
  size_t maximum_memory;
} cjpeg_limits;

typedef struct {
  /// As stored: orientation in EXIF is not looked at.
  uint32_t width, height;
  int32_t components;
  cjpeg_colour colour;
  /// 1 where an Adobe marker stands; `adobe_transform` then tells its colour transform (0, 1 or 2).
  int32_t has_adobe_marker, adobe_transform;
  int32_t is_progressive, is_arithmetic;
} cjpeg_header;

typedef struct {
  /// 1 to 100.
  int32_t quality;
  /// 1: several scans, each finer than the last; 0: one scan from top to bottom.
  int32_t is_progressive;
  /// 1: colour at full resolution; 0: halved both ways (4:2:0).
  int32_t has_full_chroma;
} cjpeg_encoding;

/// Encoded bytes, to be handed to `cjpeg_free`.
typedef struct {
  uint8_t *bytes;
  size_t length;
} cjpeg_data;

/// Reads the header, up to where the picture's data begin. On failure `header` holds what had been
/// read until then, zero for the rest: the size of a picture that is too large for libjpeg itself.
cjpeg_status cjpeg_probe(
  const uint8_t *bytes, size_t length, cjpeg_header *header, cjpeg_reason *reason);

/// Reads the whole file, and keeps nothing: tells whether every coefficient can be decoded.
cjpeg_status cjpeg_check(
  const uint8_t *bytes, size_t length, const cjpeg_limits *limits, cjpeg_reason *reason);

/// Side of a picture decoded at `eighths`/8 of its size, in pixels.
uint32_t cjpeg_scaled(uint32_t side, int32_t eighths);

/// Decodes at `eighths`/8 (1 to 8) of the size into `pixels`, row after row without gaps, the top
/// first. `capacity` is in bytes and must be at least scaled width × scaled height × pixel size.
/// CMYK and YCCK become RGB, with inks as Adobe inverts them where its marker says so.
cjpeg_status cjpeg_decode(
  const uint8_t *bytes, size_t length, const cjpeg_limits *limits, int32_t eighths,
  cjpeg_pixel pixel, uint8_t *pixels, size_t capacity, cjpeg_reason *reason);

/// Encodes rows without gaps, the top first, of 1 (grey), 3 (RGB) or 4 (CMYK, with an Adobe marker;
/// values are stored as they are) bytes a pixel. No metadata beyond JFIF's header is written.
/// `data` is empty on failure.
cjpeg_status cjpeg_encode(
  const uint8_t *pixels, uint32_t width, uint32_t height, int32_t components,
  const cjpeg_encoding *encoding, cjpeg_data *data, cjpeg_reason *reason);

void cjpeg_free(cjpeg_data *data);
