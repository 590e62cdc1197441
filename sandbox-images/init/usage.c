#include "usage.h"

#include <sys/statvfs.h>

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
