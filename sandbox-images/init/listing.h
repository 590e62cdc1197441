/* What lies in the work folder, told entry by entry. One listing at a time. */
#pragma once
#include <stdint.h>

#include "files.h"

enum { LISTING_ENTRY_MAX = 32 + PATH_BYTES };

struct listing_end {
	uint32_t id;
	int error;
	uint32_t count;
};

/* 0, or the errno to answer with. */
int listing_begin(int work_folder, uint32_t id, uint32_t entries_max, const char *path);
int listing_pending(void);
/* Writes the next entry and returns its length; 0 when there is no more, and how that came. */
uint32_t listing_next(uint8_t *entry, struct listing_end *end);
