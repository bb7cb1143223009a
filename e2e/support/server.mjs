// Servers that are ours alone, each on a port of its own.

import { once } from "node:events";

/**
 * Listens, and gives the port: by itself one that is free.
 * @param {import("node:net").Server} server
 */
export async function listen(server, port = 0, host = "127.0.0.1") {
  await once(server.listen(port, host), "listening");
  return /** @type {import("node:net").AddressInfo} */ (server.address()).port;
}

/**
 * Nothing listens any more, and no connection is left.
 * @param {import("node:http").Server} server
 */
export async function stop(server) {
  const closed = once(server.close(), "close");
  server.closeAllConnections();
  await closed;
}
