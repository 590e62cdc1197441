#define _GNU_SOURCE
#include "files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { APPEND = 0, CREATE = 1, REMOVED_AT_ONCE = 24, PASSES_MAX = 4096 };

int is_plain(const char *name)
{
	return *name && strcmp(name, ".") && strcmp(name, "..");
}

/*
 * One component at a time and never through a link, so a link or a `..` that the code planted leads nowhere. What a rename can
 * still do is move the folder we stand in to another place the work user may write to anyway.
 */
int open_parent(int work_folder, char *path, int make, char **last)
{
	int folder = fcntl(work_folder, F_DUPFD_CLOEXEC, 0);
	char *slash;

	while (folder >= 0 && (slash = strchr(path, '/'))) {
		int next = -1;

		*slash = 0;
		if (!is_plain(path))
			errno = EINVAL;
		else if (!make || !mkdirat(folder, path, 0755) || errno == EEXIST)
			next = openat(folder, path, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		int error = errno;
		close(folder);
		errno = error;
		folder = next;
		path = slash + 1;
	}
	*last = path;
	return folder;
}

int write_all(int fd, const uint8_t *bytes, size_t count)
{
	while (count) {
		ssize_t written = write(fd, bytes, count);
		if (written < 0)
			return errno;
		bytes += written;
		count -= (size_t)written;
	}
	return 0;
}

int write_file(int work_folder, struct frame frame)
{
	/* Not blocking: a FIFO of that name must not hold us. */
	int how = O_WRONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
	char path[PATH_BYTES], *last;
	uint32_t flags, mode, length;
	struct stat status;
	int folder, fd, error;

	if (frame.length < 12)
		return EBADMSG;
	flags = get_u32(frame.payload);
	mode = get_u32(frame.payload + 4);
	length = get_u32(frame.payload + 8);
	if (flags > CREATE || mode & ~0777u || length > frame.length - 12)
		return EBADMSG;
	if (length >= PATH_BYTES)
		return ENAMETOOLONG;
	memcpy(path, frame.payload + 12, length);
	path[length] = 0;
	if (!length || strlen(path) != length)
		return EINVAL;

	folder = open_parent(work_folder, path, 1, &last);
	if (folder < 0)
		return errno;
	if (!is_plain(last)) {
		close(folder);
		return EINVAL;
	}
	fd = openat(folder, last, how | (flags == CREATE ? O_CREAT | O_EXCL : O_APPEND), mode);
	error = errno;
	close(folder);
	if (fd < 0)
		return error;
	if (fstat(fd, &status) || !S_ISREG(status.st_mode))
		error = EINVAL;
	else
		error = write_all(fd, frame.payload + 12 + length, frame.length - 12 - length);
	close(fd);
	return error;
}

uint64_t nanoseconds(struct timespec time)
{
	return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

int open_regular(int work_folder, char *path, struct stat *status)
{
	char *last;
	int folder = open_parent(work_folder, path, 0, &last), fd = -1, error;

	if (folder < 0)
		return -1;
	errno = EINVAL;
	if (is_plain(last))
		/* Not blocking: a FIFO of that name must not hold us. */
		fd = openat(folder, last, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	error = errno;
	close(folder);
	if (fd >= 0 && (fstat(fd, status) || !S_ISREG(status->st_mode))) {
		close(fd);
		fd = -1;
		error = S_ISDIR(status->st_mode) ? EISDIR : EINVAL;
	}
	errno = error;
	return fd;
}

/* To a name in `top` that nobody has. 0 or an errno. */
static int move_up(int folder, const char *name, int top)
{
	static uint32_t number;
	char moved[32];

	for (int attempt = 0; attempt < 64; attempt++) {
		snprintf(moved, sizeof moved, ".removed-%u", number++);
		if (!renameat2(folder, name, top, moved, RENAME_NOREPLACE))
			return 0;
		if (errno != EEXIST)
			break;
	}
	return errno;
}

/*
 * Folders may lie deeper than a stack or a table of descriptors reaches. What is too deep is moved to the top, where the next
 * pass finds it.
 */
static int empty_folder(int parent, const char *name, int depth, int top, int *moved)
{
	int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK), error = 0;
	DIR *folder = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;

	if (!folder) {
		error = errno;
		if (fd >= 0)
			close(fd);
		return error;
	}
	if (depth == 0)
		top = fd;
	while (!error && (entry = readdir(folder))) {
		if (!is_plain(entry->d_name) || !unlinkat(fd, entry->d_name, 0))
			continue;
		if (errno != EISDIR && errno != EPERM)
			error = errno;
		else if (depth == REMOVED_AT_ONCE) {
			error = move_up(fd, entry->d_name, top);
			*moved = 1;
		} else {
			error = empty_folder(fd, entry->d_name, depth + 1, top, moved);
			if (!error && unlinkat(fd, entry->d_name, AT_REMOVEDIR))
				error = errno;
		}
	}
	closedir(folder);
	return error;
}

int remove_path(int work_folder, char *path, int whole)
{
	char *last;
	int folder = open_parent(work_folder, path, 0, &last), error = 0, moved = 1;

	if (folder < 0)
		return errno;
	if (!is_plain(last))
		error = EINVAL;
	else if (unlinkat(folder, last, 0)) {
		error = errno == EISDIR || errno == EPERM ? 0 : errno;
		/* Bounded, for the code may go on making folders meanwhile. */
		for (int pass = 0; whole && !error && moved && pass < PASSES_MAX; pass++) {
			moved = 0;
			error = empty_folder(folder, last, 0, -1, &moved);
		}
		if (!error && unlinkat(folder, last, AT_REMOVEDIR))
			error = errno;
	}
	close(folder);
	return error;
}
