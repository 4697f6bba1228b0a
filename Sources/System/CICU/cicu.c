#include "cicu.h"

#include <stdlib.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/udat.h>
#include <unicode/upluralrules.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

struct cicu_breaker { UBreakIterator *iterator; };
struct cicu_symbols { UDateFormat *format; };
struct cicu_plurals { UPluralRules *rules; };

static int32_t failure(UErrorCode code) { return U_FAILURE(code) ? (int32_t)code : 0; }

cicu_breaker *cicu_breaker_open(const char *locale, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(UBRK_LINE, locale, NULL, 0, &code);
  *status = failure(code);
  if (U_FAILURE(code)) return NULL;
  cicu_breaker *breaker = malloc(sizeof *breaker);
  if (!breaker) {
    ubrk_close(iterator);
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  breaker->iterator = iterator;
  return breaker;
}

void cicu_breaker_close(cicu_breaker *breaker) {
  ubrk_close(breaker->iterator);
  free(breaker);
}

int32_t cicu_breaker_set_text(cicu_breaker *breaker, const uint16_t *text, int32_t length) {
  UErrorCode code = U_ZERO_ERROR;
  ubrk_setText(breaker->iterator, (const UChar *)text, length, &code);
  if (U_FAILURE(code)) return (int32_t)code;
  ubrk_first(breaker->iterator);
  return 0;
}

int32_t cicu_breaker_next(cicu_breaker *breaker, int32_t *mandatory) {
  int32_t boundary = ubrk_next(breaker->iterator);
  if (boundary == UBRK_DONE) return -1;
  int32_t status = ubrk_getRuleStatus(breaker->iterator);
  *mandatory = status >= UBRK_LINE_HARD && status < UBRK_LINE_HARD_LIMIT;
  return boundary;
}

int32_t cicu_bidi_levels(
  const uint16_t *text, int32_t length, int32_t direction, uint8_t *levels,
  uint8_t *paragraph_level) {
  UErrorCode code = U_ZERO_ERROR;
  UBiDi *bidi = ubidi_openSized(length, 0, &code);
  if (U_FAILURE(code)) return (int32_t)code;
  UBiDiLevel base =
    direction < 0 ? UBIDI_DEFAULT_LTR : direction == 0 ? UBIDI_LTR : UBIDI_RTL;
  ubidi_setPara(bidi, (const UChar *)text, length, base, NULL, &code);
  if (U_SUCCESS(code)) {
    *paragraph_level = ubidi_getParaLevel(bidi);
    const UBiDiLevel *found = ubidi_getLevels(bidi, &code);
    // ICU may count fewer units than it was given (trailing ones of its own level).
    int32_t known = ubidi_getProcessedLength(bidi);
    for (int32_t i = 0; U_SUCCESS(code) && i < length; i++)
      levels[i] = i < known ? found[i] : *paragraph_level;
  }
  ubidi_close(bidi);
  return failure(code);
}

void cicu_bidi_reorder(const uint8_t *levels, int32_t *map, int32_t count) {
  ubidi_reorderVisual(levels, count, map);
}

uint32_t cicu_script_tag(int32_t script) {
  const char *name = uscript_getShortName((UScriptCode)script);
  if (!name || !name[0] || !name[1] || !name[2] || !name[3]) return 0;
  return (uint32_t)(uint8_t)name[0] << 24 | (uint32_t)(uint8_t)name[1] << 16 |
         (uint32_t)(uint8_t)name[2] << 8 | (uint32_t)(uint8_t)name[3];
}

int32_t cicu_script(uint32_t character) {
  UErrorCode code = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript((UChar32)character, &code);
  return U_FAILURE(code) ? USCRIPT_COMMON : (int32_t)script;
}

const char *cicu_script_name(int32_t script) {
  return uscript_getName((UScriptCode)script);
}

int32_t cicu_has_script(uint32_t character, int32_t script) {
  return uscript_hasScript((UChar32)character, (UScriptCode)script);
}

int32_t cicu_script_common(void) { return USCRIPT_COMMON; }
int32_t cicu_script_inherited(void) { return USCRIPT_INHERITED; }

int32_t cicu_is_ignorable(uint32_t character) {
  return u_hasBinaryProperty((UChar32)character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
         u_iscntrl((UChar32)character);
}

int32_t cicu_character_name(uint32_t character, char *buffer, int32_t capacity) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t length = u_charName((UChar32)character, U_EXTENDED_CHAR_NAME, buffer, capacity, &code);
  return U_FAILURE(code) ? 0 : length;
}

cicu_symbols *cicu_symbols_open(const char *locale, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  static const UChar pattern[] = {'d', 0};
  static const UChar zone[] = {'U', 'T', 'C', 0};
  UDateFormat *format =
    udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, zone, 3, pattern, 1, &code);
  *status = failure(code);
  if (U_FAILURE(code)) return NULL;
  cicu_symbols *symbols = malloc(sizeof *symbols);
  if (!symbols) {
    udat_close(format);
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  symbols->format = format;
  return symbols;
}

void cicu_symbols_close(cicu_symbols *symbols) {
  udat_close(symbols->format);
  free(symbols);
}

int32_t cicu_symbols_name(
  cicu_symbols *symbols, cicu_names kind, int32_t index, uint16_t *buffer, int32_t capacity) {
  static const UDateFormatSymbolType types[] = {
    UDAT_WEEKDAYS, UDAT_SHORT_WEEKDAYS, UDAT_SHORTER_WEEKDAYS, UDAT_NARROW_WEEKDAYS,
    UDAT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_SHORT_MONTHS};
  // ICU counts weekdays from 1 for Sunday, and months from 0.
  int32_t offset = kind <= CICU_NARROW_WEEKDAYS ? 1 : 0;
  UErrorCode code = U_ZERO_ERROR;
  int32_t length = udat_getSymbols(
    symbols->format, types[kind], index + offset, (UChar *)buffer, capacity, &code);
  return U_FAILURE(code) ? -1 : length;
}

cicu_plurals *cicu_plurals_open(const char *locale, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UPluralRules *rules = uplrules_open(locale, &code);
  *status = failure(code);
  if (U_FAILURE(code)) return NULL;
  cicu_plurals *plurals = malloc(sizeof *plurals);
  if (!plurals) {
    uplrules_close(rules);
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  plurals->rules = rules;
  return plurals;
}

void cicu_plurals_close(cicu_plurals *plurals) {
  uplrules_close(plurals->rules);
  free(plurals);
}

int32_t cicu_plurals_select(
  cicu_plurals *plurals, double number, char *buffer, int32_t capacity) {
  UErrorCode code = U_ZERO_ERROR;
  UChar keyword[16];
  int32_t length = uplrules_select(plurals->rules, number, keyword, 16, &code);
  if (U_FAILURE(code)) return (int32_t)code;
  if (length >= capacity) return U_BUFFER_OVERFLOW_ERROR;
  u_UCharsToChars(keyword, buffer, length);
  buffer[length] = 0;
  return 0;
}

int32_t cicu_to_utf8(
  const char *charset, const char *text, int32_t length, uint8_t *buffer, int32_t capacity,
  int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t count =
    ucnv_convert("UTF-8", charset, (char *)buffer, capacity, text, length, &code);
  if (code == U_STRING_NOT_TERMINATED_WARNING) code = U_ZERO_ERROR;
  *status = failure(code);
  return U_FAILURE(code) ? 0 : count;
}

const char *cicu_version(void) { return U_ICU_VERSION; }
