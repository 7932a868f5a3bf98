/** Servers of the test on this machine that remember every sign of life: what a leak would reach. */
import { createSocket } from 'node:dgram';
import { createServer, type Socket } from 'node:net';

export type ListeningServer = {
  /** TCP, spoken to as HTTP. */
  readonly port: number;
  /** UDP, spoken to as STUN. */
  readonly udpPort: number;
  /** One entry for each connection or packet. */
  readonly seen: readonly string[];
  close(): Promise<void>;
};

export async function startListening(): Promise<ListeningServer> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const tcp = createServer((socket) => {
    seen.push('connection');
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n');
  });
  const udp = createSocket('udp4');
  udp.on('message', () => seen.push('packet'));
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => udp.bind(0, '0.0.0.0', resolve));
  const address = tcp.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port');
  return {
    port: address.port,
    udpPort: udp.address().port,
    seen,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => tcp.close(() => resolve()));
      await new Promise<void>((resolve) => udp.close(() => resolve()));
    },
  };
}
