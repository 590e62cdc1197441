#include "queue.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

size_t queued(const struct queue *queue)
{
	return queue->end - queue->start;
}

uint8_t *room_for(struct queue *queue, size_t count)
{
	if (queue->capacity - queued(queue) < count)
		return NULL;
	if (queue->capacity - queue->end < count) {
		memmove(queue->bytes, queue->bytes + queue->start, queued(queue));
		queue->end -= queue->start;
		queue->start = 0;
	}
	return queue->bytes + queue->end;
}

void grow(struct queue *queue, size_t count)
{
	queue->end += count;
}

int flush_queue(struct queue *queue, int fd, int is_socket)
{
	while (queued(queue)) {
		const uint8_t *from = queue->bytes + queue->start;
		ssize_t sent = is_socket ? send(fd, from, queued(queue), MSG_NOSIGNAL | MSG_DONTWAIT)
					 : write(fd, from, queued(queue));
		if (sent < 0)
			return errno == EAGAIN || errno == EINTR;
		queue->start += (size_t)sent;
	}
	queue->start = queue->end = 0;
	return 1;
}
