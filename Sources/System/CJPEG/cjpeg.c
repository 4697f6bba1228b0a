#include "cjpeg.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// jpeglib.h needs stdio.h before it; jerror.h has the codes of libjpeg's messages.
#include <jpeglib.h>
#include <jerror.h>

// MARK: Failure

/// Where libjpeg's errors land. It stands first in a job's error manager, so that a callback, which
/// is handed only `cinfo->err`, finds its way back to it.
struct trap {
  struct jpeg_error_mgr manager;
  jmp_buf landing;
  cjpeg_status status;
  cjpeg_reason *reason;
};

static cjpeg_status status_of(int code) {
  switch (code) {
  case JERR_NO_SOI: return CJPEG_NOT_A_JPEG;
  case JERR_INPUT_EMPTY:
  case JERR_INPUT_EOF:
  case JWRN_JPEG_EOF: return CJPEG_ENDS_EARLY;
  case JERR_IMAGE_TOO_BIG:
  case JERR_WIDTH_OVERFLOW: return CJPEG_TOO_LARGE;
  case JERR_NO_BACKING_STORE:
  case JERR_OUT_OF_MEMORY: return CJPEG_OUT_OF_MEMORY;
  case JERR_ARITH_NOTIMPL:
  case JERR_BAD_PRECISION:
  case JERR_COMPONENT_COUNT:
  case JERR_CONVERSION_NOTIMPL:
  case JERR_SOF_UNSUPPORTED: return CJPEG_UNSUPPORTED;
  default: return CJPEG_CORRUPT;
  }
}

/// Leaves the job with a reason of our own.
static _Noreturn void fail(struct trap *trap, cjpeg_status status, const char *text) {
  trap->status = status;
  snprintf(trap->reason->text, CJPEG_REASON_LENGTH, "%s", text);
  longjmp(trap->landing, 1);
}

/// Leaves the job with libjpeg's reason.
static _Noreturn void fail_with_message(j_common_ptr cinfo) {
  char text[JMSG_LENGTH_MAX];
  cinfo->err->format_message(cinfo, text);
  fail((struct trap *)cinfo->err, status_of(cinfo->err->msg_code), text);
}

/// A negative level is a warning: damage that libjpeg would paint over. The others are traces.
static void emit_message(j_common_ptr cinfo, int level) {
  if (level < 0) fail_with_message(cinfo);
}

static struct jpeg_error_mgr *set_trap(struct trap *trap, cjpeg_reason *reason) {
  jpeg_std_error(&trap->manager);
  trap->manager.error_exit = fail_with_message;
  trap->manager.emit_message = emit_message;
  trap->status = CJPEG_OK;
  trap->reason = reason;
  reason->text[0] = 0;
  return &trap->manager;
}

/// The one setjmp. The job lives in the caller's frame: what it holds is defined after a jump.
static cjpeg_status attempt(struct trap *trap, void (*work)(void *job), void *job) {
  if (setjmp(trap->landing) == 0) work(job);
  return trap->status;
}

// MARK: Reading

struct reading {
  struct jpeg_decompress_struct jpeg;
  struct trap trap;
  struct jpeg_progress_mgr progress;
  const uint8_t *bytes;
  size_t length;
  /// NULL while only the header is wanted.
  const cjpeg_limits *limits;
  int32_t eighths;
  cjpeg_pixel pixel;
  uint8_t *pixels;
  size_t capacity;
};

static void read_header(struct reading *reading) {
  jpeg_create_decompress(&reading->jpeg);
  jpeg_mem_src(&reading->jpeg, reading->bytes, reading->length);
  jpeg_read_header(&reading->jpeg, TRUE);
}

static void refuse_excess_scans(j_common_ptr cinfo) {
  struct reading *reading = cinfo->client_data;
  if (reading->jpeg.input_scan_number > reading->limits->maximum_scans)
    fail(&reading->trap, CJPEG_TOO_MANY_SCANS, "the picture has too many scans");
}

static void apply_limits(struct reading *reading) {
  const cjpeg_limits *limits = reading->limits;
  struct jpeg_decompress_struct *jpeg = &reading->jpeg;
  uint64_t pixels = (uint64_t)jpeg->image_width * jpeg->image_height;
  if (jpeg->image_width > limits->maximum_width || jpeg->image_height > limits->maximum_height
      || pixels > limits->maximum_pixels)
    fail(&reading->trap, CJPEG_TOO_LARGE, "the picture is too large");
  reading->progress.progress_monitor = refuse_excess_scans;
  jpeg->progress = &reading->progress;
  jpeg->client_data = reading;
  jpeg->mem->max_memory_to_use = (long)limits->maximum_memory;
}

/// Runs `work` and frees what libjpeg took, whatever came of it.
static cjpeg_status perform(struct reading *reading, cjpeg_reason *reason, void (*work)(void *)) {
  reading->jpeg.err = set_trap(&reading->trap, reason);
  cjpeg_status status = attempt(&reading->trap, work, reading);
  jpeg_destroy_decompress(&reading->jpeg);
  return status;
}

static cjpeg_colour colour_of(J_COLOR_SPACE space) {
  switch (space) {
  case JCS_GRAYSCALE: return CJPEG_GREY;
  case JCS_RGB: return CJPEG_RGB;
  case JCS_YCbCr: return CJPEG_YCBCR;
  case JCS_CMYK: return CJPEG_CMYK;
  case JCS_YCCK: return CJPEG_YCCK;
  default: return CJPEG_UNKNOWN;
  }
}

static void probe(void *job) { read_header(job); }

static cjpeg_header header_of(const struct jpeg_decompress_struct *jpeg) {
  return (cjpeg_header){
    .width = jpeg->image_width,
    .height = jpeg->image_height,
    .components = jpeg->num_components,
    .colour = colour_of(jpeg->jpeg_color_space),
    .has_adobe_marker = jpeg->saw_Adobe_marker,
    .adobe_transform = jpeg->Adobe_transform,
    .is_progressive = jpeg->progressive_mode,
    .is_arithmetic = jpeg->arith_code,
  };
}

cjpeg_status cjpeg_probe(
  const uint8_t *bytes, size_t length, cjpeg_header *header, cjpeg_reason *reason) {
  struct reading reading = {.bytes = bytes, .length = length};
  cjpeg_status status = perform(&reading, reason, probe);
  *header = header_of(&reading.jpeg);
  return status;
}

// MARK: Checking

/// The cheapest way through all coefficients: DC alone is transformed (1/8), colour is not converted.
static void choose_cheapest(struct jpeg_decompress_struct *jpeg) {
  jpeg->scale_num = 1;
  jpeg->scale_denom = 8;
  jpeg->dct_method = JDCT_FASTEST;
  jpeg->do_fancy_upsampling = FALSE;
  jpeg->do_block_smoothing = FALSE;
  jpeg->out_color_space =
    jpeg->jpeg_color_space == JCS_YCbCr ? JCS_GRAYSCALE : jpeg->jpeg_color_space;
}

static void check(void *job) {
  struct reading *reading = job;
  struct jpeg_decompress_struct *jpeg = &reading->jpeg;
  read_header(reading);
  apply_limits(reading);
  choose_cheapest(jpeg);
  jpeg_start_decompress(jpeg);
  JSAMPARRAY row = jpeg->mem->alloc_sarray(
    (j_common_ptr)jpeg, JPOOL_IMAGE, jpeg->output_width * (JDIMENSION)jpeg->output_components,
    1);
  while (jpeg->output_scanline < jpeg->output_height) jpeg_read_scanlines(jpeg, row, 1);
  jpeg_finish_decompress(jpeg);
}

cjpeg_status cjpeg_check(
  const uint8_t *bytes, size_t length, const cjpeg_limits *limits, cjpeg_reason *reason) {
  struct reading reading = {.bytes = bytes, .length = length, .limits = limits};
  return perform(&reading, reason, check);
}

// MARK: Decoding

uint32_t cjpeg_scaled(uint32_t side, int32_t eighths) {
  return (uint32_t)(((uint64_t)side * (uint64_t)eighths + 7) / 8);
}

static int has_inks(const struct jpeg_decompress_struct *jpeg) {
  return jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
}

static J_COLOR_SPACE space_of(cjpeg_pixel pixel) {
  switch (pixel) {
  case CJPEG_PIXEL_GREY: return JCS_GRAYSCALE;
  case CJPEG_PIXEL_RGB: return JCS_RGB;
  case CJPEG_PIXEL_XRGB: break;
  }
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  return JCS_EXT_BGRX;
#else
  return JCS_EXT_XRGB;
#endif
}

static void require_room(struct reading *reading) {
  const struct jpeg_decompress_struct *jpeg = &reading->jpeg;
  size_t needed = (size_t)jpeg->output_width * jpeg->output_height * reading->pixel;
  if (reading->capacity < needed)
    fail(&reading->trap, CJPEG_MISUSE, "the buffer is smaller than the picture");
}

static void store(uint8_t *to, cjpeg_pixel pixel, uint32_t red, uint32_t green, uint32_t blue) {
  if (pixel == CJPEG_PIXEL_XRGB) {
    uint32_t packed = red << 16 | green << 8 | blue;
    memcpy(to, &packed, sizeof packed);
  } else {
    to[0] = (uint8_t)red;
    to[1] = (uint8_t)green;
    to[2] = (uint8_t)blue;
  }
}

/// What ink leaves of white. Adobe stores inks inverted, 255 for none; then `flip` is 0.
static void print_inks(
  const uint8_t *inks, uint32_t count, uint8_t flip, cjpeg_pixel pixel, uint8_t *to) {
  for (uint32_t i = 0; i < count; i++, inks += 4, to += pixel) {
    uint32_t white = inks[3] ^ flip;
    store(
      to, pixel, (inks[0] ^ flip) * white / 255, (inks[1] ^ flip) * white / 255,
      (inks[2] ^ flip) * white / 255);
  }
}

static void read_inks(struct reading *reading) {
  struct jpeg_decompress_struct *jpeg = &reading->jpeg;
  uint8_t flip = jpeg->saw_Adobe_marker ? 0 : 255;
  uint8_t *to = reading->pixels;
  JSAMPARRAY row = jpeg->mem->alloc_sarray(
    (j_common_ptr)jpeg, JPOOL_IMAGE, jpeg->output_width * 4, 1);
  while (jpeg->output_scanline < jpeg->output_height) {
    jpeg_read_scanlines(jpeg, row, 1);
    print_inks(row[0], jpeg->output_width, flip, reading->pixel, to);
    to += (size_t)jpeg->output_width * reading->pixel;
  }
}

static void read_pixels(struct reading *reading) {
  struct jpeg_decompress_struct *jpeg = &reading->jpeg;
  size_t stride = (size_t)jpeg->output_width * reading->pixel;
  while (jpeg->output_scanline < jpeg->output_height) {
    JSAMPROW row = reading->pixels + jpeg->output_scanline * stride;
    jpeg_read_scanlines(jpeg, &row, 1);
  }
}

static void decode(void *job) {
  struct reading *reading = job;
  struct jpeg_decompress_struct *jpeg = &reading->jpeg;
  read_header(reading);
  apply_limits(reading);
  if (has_inks(jpeg) && reading->pixel == CJPEG_PIXEL_GREY)
    fail(&reading->trap, CJPEG_MISUSE, "inks do not become grey");
  jpeg->scale_num = (unsigned)reading->eighths;
  jpeg->scale_denom = 8;
  jpeg->out_color_space = has_inks(jpeg) ? JCS_CMYK : space_of(reading->pixel);
  jpeg_calc_output_dimensions(jpeg);
  require_room(reading);
  jpeg_start_decompress(jpeg);
  if (has_inks(jpeg)) read_inks(reading); else read_pixels(reading);
  jpeg_finish_decompress(jpeg);
}

static cjpeg_status misuse(cjpeg_reason *reason, const char *text) {
  snprintf(reason->text, CJPEG_REASON_LENGTH, "%s", text);
  return CJPEG_MISUSE;
}

cjpeg_status cjpeg_decode(
  const uint8_t *bytes, size_t length, const cjpeg_limits *limits, int32_t eighths,
  cjpeg_pixel pixel, uint8_t *pixels, size_t capacity, cjpeg_reason *reason) {
  if (eighths < 1 || eighths > 8) return misuse(reason, "the scale is not within 1 to 8 eighths");
  struct reading reading = {
    .bytes = bytes, .length = length, .limits = limits, .eighths = eighths,
    .pixel = pixel, .pixels = pixels, .capacity = capacity,
  };
  return perform(&reading, reason, decode);
}

// MARK: Encoding

/// A destination that grows. libjpeg's own (`jpeg_mem_dest`) loses its buffer when an error jumps.
struct sink {
  struct jpeg_destination_mgr manager;
  struct trap *trap;
  cjpeg_data *data;
};

static void grow(struct sink *sink, size_t length) {
  uint8_t *bytes = realloc(sink->data->bytes, length);
  if (!bytes) fail(sink->trap, CJPEG_OUT_OF_MEMORY, "there is no memory for the encoded picture");
  sink->manager.next_output_byte = bytes + sink->data->length;
  sink->manager.free_in_buffer = length - sink->data->length;
  *sink->data = (cjpeg_data){.bytes = bytes, .length = length};
}

static void open_sink(j_compress_ptr jpeg) { grow((struct sink *)jpeg->dest, 64 * 1024); }

static boolean fill_sink(j_compress_ptr jpeg) {
  struct sink *sink = (struct sink *)jpeg->dest;
  grow(sink, sink->data->length * 2);
  return TRUE;
}

static void close_sink(j_compress_ptr jpeg) {
  struct sink *sink = (struct sink *)jpeg->dest;
  sink->data->length -= sink->manager.free_in_buffer;
}

struct writing {
  struct jpeg_compress_struct jpeg;
  struct trap trap;
  struct sink sink;
  const uint8_t *pixels;
  uint32_t width, height;
  int32_t components;
  const cjpeg_encoding *encoding;
};

static void describe(struct writing *writing) {
  struct jpeg_compress_struct *jpeg = &writing->jpeg;
  jpeg->image_width = writing->width;
  jpeg->image_height = writing->height;
  jpeg->input_components = writing->components;
  jpeg->in_color_space =
    writing->components == 1 ? JCS_GRAYSCALE : writing->components == 3 ? JCS_RGB : JCS_CMYK;
  jpeg_set_defaults(jpeg);
  jpeg_set_quality(jpeg, writing->encoding->quality, TRUE);
  jpeg->optimize_coding = TRUE;
  if (writing->encoding->has_full_chroma)
    jpeg->comp_info[0].h_samp_factor = jpeg->comp_info[0].v_samp_factor = 1;
  if (writing->encoding->is_progressive) jpeg_simple_progression(jpeg);
}

static void encode(void *job) {
  struct writing *writing = job;
  struct jpeg_compress_struct *jpeg = &writing->jpeg;
  jpeg_create_compress(jpeg);
  jpeg->dest = &writing->sink.manager;
  describe(writing);
  jpeg_start_compress(jpeg, TRUE);
  size_t stride = (size_t)writing->width * (size_t)writing->components;
  while (jpeg->next_scanline < jpeg->image_height) {
    // libjpeg does not write to its input; it is only declared without `const`.
    JSAMPROW row = (JSAMPROW)(writing->pixels + jpeg->next_scanline * stride);
    jpeg_write_scanlines(jpeg, &row, 1);
  }
  jpeg_finish_compress(jpeg);
}

cjpeg_status cjpeg_encode(
  const uint8_t *pixels, uint32_t width, uint32_t height, int32_t components,
  const cjpeg_encoding *encoding, cjpeg_data *data, cjpeg_reason *reason) {
  *data = (cjpeg_data){0};
  if (components != 1 && components != 3 && components != 4)
    return misuse(reason, "a pixel has 1, 3 or 4 bytes");
  struct writing writing = {
    .pixels = pixels, .width = width, .height = height, .components = components,
    .encoding = encoding,
  };
  writing.sink = (struct sink){
    .manager = {
      .init_destination = open_sink, .empty_output_buffer = fill_sink,
      .term_destination = close_sink,
    },
    .trap = &writing.trap,
    .data = data,
  };
  writing.jpeg.err = set_trap(&writing.trap, reason);
  cjpeg_status status = attempt(&writing.trap, encode, &writing);
  jpeg_destroy_compress(&writing.jpeg);
  if (status != CJPEG_OK) cjpeg_free(data);
  return status;
}

void cjpeg_free(cjpeg_data *data) {
  free(data->bytes);
  *data = (cjpeg_data){0};
}
