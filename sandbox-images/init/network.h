/* Sockets of the sandbox's own network, for the host: what code connects to is brokered there. */
#pragma once

/* What a NETWORK frame carries. */
enum network_socket {
	RELAY_TCP4 = 1,
	RELAY_TCP6,
	RELAY_UDP4,
	RELAY_UDP6,
	RESOLVER_UDP,
	RESOLVER_TCP,
};

/* Makes them, passes them on, and keeps none. Those of IPv6 are left out where the sandbox has no IPv6. */
void hand_over_network(int host);
