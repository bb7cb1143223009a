// Starts and stops the small servers of the stories and the bench.

import { once } from "node:events";

/**
 * Listens, by default on a free port, and returns the port.
 * @param {import("node:net").Server} server
 */
export async function listen(server, port = 0, host = "127.0.0.1") {
  await once(server.listen(port, host), "listening");
  return /** @type {import("node:net").AddressInfo} */ (server.address()).port;
}

/**
 * Stops listening, and closes every connection.
 * @param {import("node:http").Server} server
 */
export async function stop(server) {
  const closed = once(server.close(), "close");
  server.closeAllConnections();
  await closed;
}
