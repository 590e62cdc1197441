#define _GNU_SOURCE
#include "service.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"
#include "listing.h"

enum {
	OPEN_MAX_AT_ONCE = 16,
	ASKS_MAX = 4,
	/* A frame's worth of a file, without its header and its request's number. */
	PIECE = MAX_TO_HOST - 4,
	/* What a program writes goes before what is read of files. */
	ROOM_LEFT = 4 * (HEADER_SIZE + MAX_TO_HOST),
	TEMPORARY_MAX = 64,
	MAKE_FOLDERS = 1,
	WHOLE_FOLDER = 1,
};

enum kind { FREE, PUT, GET };

struct request {
	enum kind kind;
	uint32_t id;
	int fd, folder, error;
	uint64_t size;
	/* GET: bytes asked for and not sent yet, oldest question first; and what was sent for that one. */
	uint32_t asks[ASKS_MAX], ask_count, sent;
	char last[NAME_BYTES];
};

static struct request requests[OPEN_MAX_AT_ONCE];
static struct queue *answers;
static int work;

void service_begin(int work_folder, struct queue *to_host)
{
	work = work_folder;
	answers = to_host;
}

static void say(uint8_t type, const void *payload, uint32_t length)
{
	uint8_t *at = room_for(answers, HEADER_SIZE + length);

	put_header(at, type, length);
	memcpy(at + HEADER_SIZE, payload, length);
	grow(answers, HEADER_SIZE + length);
}

static void say_done(uint32_t id, int error, uint64_t size)
{
	uint8_t payload[16];

	put_u64(put_u32(put_u32(payload, id), (uint32_t)error), size);
	say(FILE_DONE, payload, sizeof payload);
}

static struct request *find(uint32_t id)
{
	for (int i = 0; i < OPEN_MAX_AT_ONCE; i++)
		if (requests[i].kind != FREE && requests[i].id == id)
			return &requests[i];
	return NULL;
}

static struct request *open_request(uint32_t id, enum kind kind)
{
	if (find(id)) {
		errno = EBUSY;
		return NULL;
	}
	for (int i = 0; i < OPEN_MAX_AT_ONCE; i++)
		if (requests[i].kind == FREE) {
			requests[i] = (struct request){ .kind = kind, .id = id, .fd = -1, .folder = -1 };
			return &requests[i];
		}
	errno = EMFILE;
	return NULL;
}

static void close_request(struct request *request)
{
	if (request->fd >= 0)
		close(request->fd);
	if (request->folder >= 0)
		close(request->folder);
	request->kind = FREE;
}

/* The path at the end of a frame, behind `before` bytes: its length, then itself. False: it does not fill the frame. */
static int take_path(struct frame frame, uint32_t before, char path[PATH_BYTES], int *error)
{
	uint32_t length;

	if (frame.length < before + 4)
		return 0;
	length = get_u32(frame.payload + before);
	if (length != frame.length - before - 4)
		return 0;
	*error = length >= PATH_BYTES ? ENAMETOOLONG : memchr(frame.payload + before + 4, 0, length) ? EINVAL : 0;
	if (!*error) {
		memcpy(path, frame.payload + before + 4, length);
		path[length] = 0;
	}
	return 1;
}

/* Without a name until it is whole: nobody sees half of it, and nothing of it is left when the host goes away. */
static int open_nameless(struct request *request, mode_t mode)
{
	request->fd = openat(request->folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);
	return request->fd < 0 ? errno : 0;
}

/* A link cannot take another's place, a rename can: so it has a name of its own for a moment. A link of the target's name is replaced, never followed; a folder is not replaced. */
static int put_in_place(struct request *request)
{
	char ours[32], temporary[TEMPORARY_MAX];
	uint32_t random;
	int error = 0;

	if (getrandom(&random, sizeof random, 0) != sizeof random)
		return EIO;
	snprintf(ours, sizeof ours, "/proc/self/fd/%d", request->fd);
	snprintf(temporary, sizeof temporary, ".guard-put-%u-%08x", request->id, random);
	if (linkat(AT_FDCWD, ours, request->folder, temporary, AT_SYMLINK_FOLLOW))
		return errno;
	if (renameat(request->folder, temporary, request->folder, request->last)) {
		error = errno;
		unlinkat(request->folder, temporary, 0);
	}
	return error;
}

static int put_open(struct frame frame)
{
	char path[PATH_BYTES], *last;
	struct request *request;
	uint32_t mode, flags;
	int error;

	if (frame.length < 12 || !take_path(frame, 12, path, &error))
		return 0;
	mode = get_u32(frame.payload + 4);
	flags = get_u32(frame.payload + 8);
	if (mode & ~0777u || flags > MAKE_FOLDERS)
		return 0;
	/* Without a place nothing is remembered: the answer comes when the host closes it. */
	request = open_request(get_u32(frame.payload), PUT);
	if (!request)
		return 1;
	if (!error) {
		request->folder = open_parent(work, path, flags == MAKE_FOLDERS, &last);
		error = request->folder < 0 ? errno : !is_plain(last) ? EINVAL : strlen(last) >= NAME_BYTES ? ENAMETOOLONG : 0;
	}
	if (!error) {
		strcpy(request->last, last);
		error = open_nameless(request, mode);
	}
	request->error = error;
	return 1;
}

static int put_data(struct frame frame)
{
	struct request *request;

	if (frame.length < 4)
		return 0;
	request = find(get_u32(frame.payload));
	if (request && request->kind == PUT && !request->error) {
		request->error = write_all(request->fd, frame.payload + 4, frame.length - 4);
		request->size += frame.length - 4;
	}
	return 1;
}

static int put_close(struct frame frame)
{
	struct request *request;
	uint32_t id, commit;

	if (frame.length != 8)
		return 0;
	id = get_u32(frame.payload);
	commit = get_u32(frame.payload + 4);
	request = find(id);
	if (!request || request->kind != PUT) {
		say_done(id, request ? EBUSY : EMFILE, 0);
		return 1;
	}
	if (!request->error && commit)
		request->error = put_in_place(request);
	say_done(id, request->error, request->size);
	close_request(request);
	return 1;
}

static int get_open(struct frame frame)
{
	char path[PATH_BYTES];
	struct request *request;
	struct stat status;
	uint8_t info[20];
	uint32_t id;
	int error;

	if (frame.length < 4 || !take_path(frame, 4, path, &error))
		return 0;
	id = get_u32(frame.payload);
	request = open_request(id, GET);
	if (!request) {
		say_done(id, errno, 0);
		return 1;
	}
	if (!error) {
		request->fd = open_regular(work, path, &status);
		error = request->fd < 0 ? errno : 0;
	}
	if (error) {
		say_done(id, error, 0);
		close_request(request);
		return 1;
	}
	put_u64(put_u64(put_u32(info, id), (uint64_t)status.st_size), nanoseconds(status.st_mtim));
	say(FILE_INFO, info, sizeof info);
	return 1;
}

static int get_read(struct frame frame)
{
	struct request *request;
	uint32_t count;

	if (frame.length != 8)
		return 0;
	count = get_u32(frame.payload + 4);
	request = find(get_u32(frame.payload));
	if (!count || count > MAX_FROM_HOST)
		return 0;
	if (!request || request->kind != GET || request->ask_count == ASKS_MAX)
		say_done(get_u32(frame.payload), EBADF, 0);
	else
		request->asks[request->ask_count++] = count;
	return 1;
}

static int get_close(struct frame frame)
{
	struct request *request;

	if (frame.length != 4)
		return 0;
	request = find(get_u32(frame.payload));
	if (request && request->kind == GET)
		close_request(request);
	return 1;
}

static int list(struct frame frame)
{
	char path[PATH_BYTES];
	uint32_t id;
	int error;

	if (frame.length < 8 || !take_path(frame, 8, path, &error))
		return 0;
	id = get_u32(frame.payload);
	if (!error)
		error = listing_begin(work, id, get_u32(frame.payload + 4), path);
	if (error)
		say_done(id, error, 0);
	return 1;
}

static int delete(struct frame frame)
{
	char path[PATH_BYTES];
	uint32_t flags;
	int error;

	if (frame.length < 8 || !take_path(frame, 8, path, &error))
		return 0;
	flags = get_u32(frame.payload + 4);
	if (flags > WHOLE_FOLDER)
		return 0;
	say_done(get_u32(frame.payload), error ? error : remove_path(work, path, flags == WHOLE_FOLDER), 0);
	return 1;
}

int serve(struct frame frame)
{
	switch (frame.type) {
	case PUT_OPEN: return put_open(frame);
	case PUT_DATA: return put_data(frame);
	case PUT_CLOSE: return put_close(frame);
	case GET_OPEN: return get_open(frame);
	case GET_READ: return get_read(frame);
	case GET_CLOSE: return get_close(frame);
	case LIST: return list(frame);
	case DELETE: return delete(frame);
	default: return 0;
	}
}

int service_pending(void)
{
	for (int i = 0; i < OPEN_MAX_AT_ONCE; i++)
		if (requests[i].kind == GET && requests[i].ask_count)
			return 1;
	return listing_pending();
}

static int has_room(void)
{
	return answers->capacity - queued(answers) >= ROOM_LEFT + HEADER_SIZE + MAX_TO_HOST;
}

/* One piece of the oldest question. A file that ends earlier ends the question. */
static void read_on(struct request *request)
{
	uint32_t left = request->asks[0] - request->sent;
	uint8_t *at = room_for(answers, HEADER_SIZE + MAX_TO_HOST);
	ssize_t got = read(request->fd, at + HEADER_SIZE + 4, left < PIECE ? left : PIECE);

	if (got > 0) {
		put_header(at, FILE_DATA, (uint32_t)(4 + got));
		put_u32(at + HEADER_SIZE, request->id);
		grow(answers, (size_t)(HEADER_SIZE + 4 + got));
		request->sent += (uint32_t)got;
	}
	if (got > 0 && request->sent < request->asks[0])
		return;
	if (got < 0 && errno == EINTR)
		return;
	say_done(request->id, got < 0 ? errno : 0, request->sent);
	memmove(request->asks, request->asks + 1, sizeof *request->asks * --request->ask_count);
	request->sent = 0;
}

void service_produce(void)
{
	uint8_t entry[HEADER_SIZE + LISTING_ENTRY_MAX];
	uint32_t length;

	for (int round = 0; round < OPEN_MAX_AT_ONCE; round++)
		for (int i = 0; i < OPEN_MAX_AT_ONCE; i++)
			if (requests[i].kind == GET && requests[i].ask_count && has_room())
				read_on(&requests[i]);
	while (listing_pending() && has_room()) {
		struct listing_end end;

		length = listing_next(entry, &end);
		if (length)
			say(FILE_ENTRY, entry, length);
		else
			say_done(end.id, end.error, end.count);
	}
}
