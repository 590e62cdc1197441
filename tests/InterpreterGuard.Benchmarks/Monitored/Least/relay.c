/*
 * The least a relay can do: listens on the loopback, tells the port, connects each who comes to PORT, and moves bytes both ways without a look,
 * by splice or by copying. relay PORT splice|copy
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { STEP = 1 << 18, PIPE = 1 << 20 };

static int by_copy;

struct way {
	int from, to;
};

static void *move(void *argument)
{
	struct way *way = argument;
	char *buffer = malloc(STEP);
	int ends[2];
	ssize_t count;

	if (pipe(ends) != 0)
		abort();
	fcntl(ends[1], F_SETPIPE_SZ, PIPE);
	for (;;) {
		if (by_copy) {
			count = read(way->from, buffer, STEP);
			for (ssize_t done = 0, now; done < count; done += now)
				if ((now = write(way->to, buffer + done, count - done)) <= 0)
					abort();
		} else {
			count = splice(way->from, NULL, ends[1], NULL, PIPE, SPLICE_F_MOVE);
			for (ssize_t left = count, now; left > 0; left -= now)
				if ((now = splice(ends[0], NULL, way->to, NULL, left, SPLICE_F_MOVE)) <= 0)
					abort();
		}
		if (count <= 0)
			break;
	}
	shutdown(way->to, SHUT_WR);
	close(ends[0]);
	close(ends[1]);
	free(buffer);
	return NULL;
}

static void *serve(void *argument)
{
	struct way *down = argument, up = { down->to, down->from };
	pthread_t other;
	int one = 1;

	setsockopt(down->from, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	setsockopt(down->to, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	pthread_create(&other, NULL, move, &up);
	move(down);
	pthread_join(other, NULL);
	close(down->from);
	close(down->to);
	free(down);
	return NULL;
}

int main(int argc, char **argv)
{
	struct sockaddr_in place = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) }, target = place;
	socklen_t length = sizeof(place);
	int listener = socket(AF_INET, SOCK_STREAM, 0);

	if (argc != 3)
		return 2;
	signal(SIGPIPE, SIG_IGN);
	by_copy = strcmp(argv[2], "copy") == 0;
	target.sin_port = htons(atoi(argv[1]));
	if (bind(listener, (struct sockaddr *)&place, sizeof(place)) != 0 || listen(listener, 1024) != 0)
		return 1;
	getsockname(listener, (struct sockaddr *)&place, &length);
	printf("%d\n", ntohs(place.sin_port));
	fflush(stdout);
	for (;;) {
		struct way *way = malloc(sizeof(*way));
		pthread_t thread;

		way->to = accept(listener, NULL, NULL);
		way->from = socket(AF_INET, SOCK_STREAM, 0);
		if (way->to < 0 || connect(way->from, (struct sockaddr *)&target, sizeof(target)) != 0)
			return 1;
		pthread_create(&thread, NULL, serve, way);
		pthread_detach(thread);
	}
}
