#define _GNU_SOURCE
#include "listing.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "wire.h"

enum { ENTRIES_MAX = 4096, DEPTH_MAX = 32, FILE_KIND = 0, FOLDER_KIND, LINK_KIND, OTHER_KIND };

static struct {
	int depth;
	DIR *folders[DEPTH_MAX];
	/* Where the name of an entry of that folder begins in the path. */
	size_t names[DEPTH_MAX];
	char path[PATH_BYTES];
	uint32_t id, count, max;
	int error;
} walk;

static int enter(int parent, const char *name, size_t name_at)
{
	int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	DIR *folder = fd < 0 ? NULL : fdopendir(fd);

	if (!folder) {
		int error = errno;
		if (fd >= 0)
			close(fd);
		return error;
	}
	walk.folders[walk.depth] = folder;
	walk.names[walk.depth++] = name_at;
	return 0;
}

int listing_begin(int work_folder, uint32_t id, uint32_t entries_max, const char *path)
{
	char copy[PATH_BYTES], *last = copy;
	size_t length = strlen(path);
	int parent, error;

	if (walk.depth)
		return EBUSY;
	memcpy(copy, path, length + 1);
	parent = length ? open_parent(work_folder, copy, 0, &last) : fcntl(work_folder, F_DUPFD_CLOEXEC, 0);
	if (parent < 0)
		return errno;
	if (length && !is_plain(last)) {
		close(parent);
		return EINVAL;
	}
	memcpy(walk.path, path, length + 1);
	if (length)
		walk.path[length++] = '/';
	error = enter(parent, *last ? last : ".", length);
	close(parent);
	walk.id = id;
	walk.count = 0;
	walk.error = 0;
	walk.max = entries_max < ENTRIES_MAX ? entries_max : ENTRIES_MAX;
	return error;
}

int listing_pending(void)
{
	return walk.depth > 0;
}

static void leave(void)
{
	closedir(walk.folders[--walk.depth]);
}

static int kind_of(mode_t mode)
{
	return S_ISREG(mode) ? FILE_KIND : S_ISDIR(mode) ? FOLDER_KIND : S_ISLNK(mode) ? LINK_KIND : OTHER_KIND;
}

static uint32_t describe(uint8_t *entry, const struct stat *status)
{
	uint8_t *at = put_u32(put_u32(entry, walk.id), (uint32_t)kind_of(status->st_mode));
	size_t length = strlen(walk.path);

	at = put_u64(at, (uint64_t)status->st_size);
	at = put_u64(put_u64(at, nanoseconds(status->st_mtim)), nanoseconds(status->st_ctim));
	memcpy(at, walk.path, length);
	return (uint32_t)(at - entry + (long)length);
}

uint32_t listing_next(uint8_t *entry, struct listing_end *end)
{
	while (walk.depth) {
		DIR *folder = walk.folders[walk.depth - 1];
		size_t name_at = walk.names[walk.depth - 1], length;
		struct dirent *next = readdir(folder);
		struct stat status;
		uint32_t written;

		if (!next) {
			leave();
			continue;
		}
		length = strlen(next->d_name);
		/* What is gone meanwhile is not there. */
		if (!is_plain(next->d_name) || fstatat(dirfd(folder), next->d_name, &status, AT_SYMLINK_NOFOLLOW))
			continue;
		if (name_at + length + 2 > PATH_BYTES) {
			walk.error = E2BIG;
			continue;
		}
		if (walk.count == walk.max) {
			walk.error = E2BIG;
			while (walk.depth)
				leave();
			break;
		}
		memcpy(walk.path + name_at, next->d_name, length + 1);
		walk.count++;
		written = describe(entry, &status);
		if (S_ISDIR(status.st_mode)) {
			/* One that is not entered is told, and that the listing is not whole. */
			if (walk.depth < DEPTH_MAX && !enter(dirfd(folder), next->d_name, name_at + length + 1))
				walk.path[name_at + length] = '/';
			else
				walk.error = E2BIG;
		}
		return written;
	}
	*end = (struct listing_end){ walk.id, walk.error, walk.count };
	return 0;
}
