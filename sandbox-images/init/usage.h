/* The bytes in use on a file system when looking at it began, and the most ever seen since, by sampling. */
#pragma once
#include <stdint.h>

enum { SAMPLE_MS = 100 };

struct usage {
	int folder;
	uint64_t first, peak, size;
};

/* From here on it is somebody else's doing: what lies there already was not theirs. */
void begin_usage(struct usage *usage);
void sample_usage(struct usage *usage);
/* Both, at most every SAMPLE_MS. */
void sample_if_due(struct usage *first, struct usage *second);
