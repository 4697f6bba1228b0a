// Cairo's compression, put off: see store.c. There is nothing to call.
#pragma once
