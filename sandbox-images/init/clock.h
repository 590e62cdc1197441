/* Time as numbers. */
#pragma once
#include <stdint.h>
#include <sys/time.h>

int64_t now_ms(void);
uint64_t microseconds(struct timeval time);
