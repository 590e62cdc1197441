/* A bounded byte queue in front of a descriptor that may not be ready. */
#pragma once
#include <stddef.h>
#include <stdint.h>

struct queue {
	uint8_t *bytes;
	size_t capacity, start, end;
};

size_t queued(const struct queue *queue);
/* Room for `count` bytes at one piece, or null. What is written there counts once `grow` says so. */
uint8_t *room_for(struct queue *queue, size_t count);
void grow(struct queue *queue, size_t count);
/* Writes what the descriptor takes now. False when its other side is gone (errno says how). */
int flush_queue(struct queue *queue, int fd, int is_socket);
