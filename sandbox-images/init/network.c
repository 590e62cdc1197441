#define _GNU_SOURCE
#include "network.h"

#include <errno.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "wire.h"

enum {
	NAME_PORT = 53,
	/* The kernel cuts it to what it allows. */
	WAITING = 4096,
};

static int bound(int type, const void *address, socklen_t length)
{
	int domain = ((const struct sockaddr *)address)->sa_family;
	int fd = socket(domain, type | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return -1;
	if (bind(fd, address, length) || (type == SOCK_STREAM && listen(fd, WAITING))) {
		int error = errno;
		close(fd);
		errno = error;
		return -1;
	}
	return fd;
}

static void hand_over(int host, enum network_socket kind, int fd)
{
	uint8_t payload[4];

	put_u32(payload, kind);
	send_with_fd(host, NETWORK, payload, sizeof payload, fd);
	/* The host's copy is the only one: code can neither find it here nor keep it open. */
	close(fd);
}

static void on_ip4(int host, enum network_socket kind, int type, uint16_t port)
{
	struct sockaddr_in address = {
		.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	int fd = bound(type, &address, sizeof address);

	if (fd < 0)
		fail(host, STEP_NETWORK, errno, "a socket of the sandbox's network cannot be made");
	hand_over(host, kind, fd);
}

static void on_ip6(int host, enum network_socket kind, int type)
{
	struct sockaddr_in6 address = { .sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT };
	int fd = bound(type, &address, sizeof address);

	if (fd >= 0)
		hand_over(host, kind, fd);
	else if (errno != EADDRNOTAVAIL && errno != EAFNOSUPPORT)
		fail(host, STEP_NETWORK, errno, "a socket of the sandbox's IPv6 network cannot be made");
}

void hand_over_network(int host)
{
	on_ip4(host, RELAY_TCP4, SOCK_STREAM, 0);
	on_ip6(host, RELAY_TCP6, SOCK_STREAM);
	on_ip4(host, RELAY_UDP4, SOCK_DGRAM, 0);
	on_ip6(host, RELAY_UDP6, SOCK_DGRAM);
	on_ip4(host, RESOLVER_UDP, SOCK_DGRAM, NAME_PORT);
	on_ip4(host, RESOLVER_TCP, SOCK_STREAM, NAME_PORT);
}
