#include "usage.h"

#include <sys/statvfs.h>

#include "clock.h"

void begin_usage(struct usage *usage)
{
	usage->peak = 0;
	sample_usage(usage);
	usage->first = usage->peak;
}

void sample_usage(struct usage *usage)
{
	struct statvfs status;
	uint64_t used;

	if (fstatvfs(usage->folder, &status))
		return;
	used = (uint64_t)(status.f_blocks - status.f_bfree) * status.f_frsize;
	if (used > usage->peak)
		usage->peak = used;
	usage->size = (uint64_t)status.f_blocks * status.f_frsize;
}

void sample_if_due(struct usage *first, struct usage *second)
{
	static int64_t last;
	int64_t now = now_ms();

	if (now - last < SAMPLE_MS)
		return;
	last = now;
	sample_usage(first);
	sample_usage(second);
}
