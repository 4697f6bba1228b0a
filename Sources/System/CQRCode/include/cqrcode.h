#pragma once

// libqrencode, loaded when a code is first drawn and not before: a handout without one does not pay
// for it at start-up.

/// 1 where libqrencode is there, 0 where it is not installed.
int cqrcode_load(void);

/// The modules of a QR code for a text (UTF-8) with error correction M, row by row, one byte each: 1
/// is dark. Freed with `cqrcode_free`; NULL where the text is too long or memory is short. To be
/// called after `cqrcode_load` has returned 1.
///
/// width: receives how many modules stand in a row.
unsigned char *cqrcode_modules(const char *text, int *width);
void cqrcode_free(unsigned char *modules);
