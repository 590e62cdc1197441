#include "wire.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

uint32_t get_u32(const uint8_t *from)
{
	return (uint32_t)from[0] | (uint32_t)from[1] << 8 | (uint32_t)from[2] << 16 | (uint32_t)from[3] << 24;
}

uint64_t get_u64(const uint8_t *from)
{
	return get_u32(from) | (uint64_t)get_u32(from + 4) << 32;
}

uint8_t *put_u32(uint8_t *to, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		to[i] = (uint8_t)(value >> 8 * i);
	return to + 4;
}

uint8_t *put_u64(uint8_t *to, uint64_t value)
{
	return put_u32(put_u32(to, (uint32_t)value), (uint32_t)(value >> 32));
}

void put_header(uint8_t *to, uint8_t type, uint32_t length)
{
	put_u32(to, length);
	to[4] = type;
	to[5] = to[6] = to[7] = 0;
}

int get_header(const uint8_t *from, struct frame *frame)
{
	frame->length = get_u32(from);
	frame->type = from[4];
	return frame->length <= MAX_FROM_HOST && !from[5] && !from[6] && !from[7];
}

static void send_all(int host, const uint8_t *bytes, size_t count)
{
	while (count) {
		ssize_t sent = send(host, bytes, count, MSG_NOSIGNAL);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent <= 0)
			_exit(EXIT_HOST_GONE);
		bytes += sent;
		count -= (size_t)sent;
	}
}

void send_frame(int host, uint8_t type, const void *payload, uint32_t length)
{
	uint8_t header[HEADER_SIZE];

	put_header(header, type, length);
	send_all(host, header, sizeof header);
	send_all(host, payload, length);
}

void send_with_fd(int host, uint8_t type, const void *payload, uint32_t length, int fd)
{
	uint8_t header[HEADER_SIZE];
	union {
		struct cmsghdr aligned;
		char bytes[CMSG_SPACE(sizeof(int))];
	} control;
	struct iovec part = { header, sizeof header };
	struct msghdr message = {
		.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control,
	};
	struct cmsghdr *rights = CMSG_FIRSTHDR(&message);
	ssize_t sent;

	put_header(header, type, length);
	memset(&control, 0, sizeof control);
	rights->cmsg_level = SOL_SOCKET;
	rights->cmsg_type = SCM_RIGHTS;
	rights->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(rights), &fd, sizeof fd);
	sent = sendmsg(host, &message, MSG_NOSIGNAL);
	if (sent <= 0)
		_exit(EXIT_HOST_GONE);
	send_all(host, header + sent, sizeof header - (size_t)sent);
	send_all(host, payload, length);
}

static void receive_all(int host, uint8_t *to, size_t count)
{
	while (count) {
		ssize_t got = recv(host, to, count, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			_exit(EXIT_HOST_GONE);
		to += got;
		count -= (size_t)got;
	}
}

struct frame receive_frame(int host, uint8_t *buffer)
{
	struct frame frame = { .payload = buffer + HEADER_SIZE };

	receive_all(host, buffer, HEADER_SIZE);
	if (!get_header(buffer, &frame))
		_exit(EXIT_BAD_FRAME);
	receive_all(host, buffer + HEADER_SIZE, frame.length);
	return frame;
}

void fail(int host, enum step step, int error, const char *sentence)
{
	uint8_t payload[256];
	size_t length = strlen(sentence);

	if (length > sizeof payload - 8)
		length = sizeof payload - 8;
	put_u32(put_u32(payload, step), (uint32_t)error);
	memcpy(payload + 8, sentence, length);
	if (host >= 0)
		send_frame(host, ERROR_REPORT, payload, (uint32_t)(8 + length));
	else
		dprintf(2, "interpreterguard init: %s (step %d): %s\n", sentence, step, strerror(error));
	_exit(EXIT_FAILED);
}
