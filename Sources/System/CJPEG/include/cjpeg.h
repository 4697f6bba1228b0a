// libjpeg behind functions that cannot jump: its setjmp and longjmp stay inside this target.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// The version of libjpeg's interface this was built against.
int cjpeg_version(void);
