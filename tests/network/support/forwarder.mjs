// @ts-check
// A line with a rate, a queue, a delay and losses, for kernels without netem. Whole Ethernet frames arrive as VXLAN
// datagrams from one end and leave for the other: `forwarder.mjs '{"listen": [ADDRESS, ADDRESS], "ends": [ADDRESS, ADDRESS]}'`.
// Each line of standard input is a shape, or null for a line that only carries; it applies to each direction.
import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';

const vxlanPort = 4789;
const headerBytes = 8;

/** @typedef {{ rateKbit: number, delayMs: number, loss: number, queueMs: number }} Shape */
/** @type {{ listen: [string, string], ends: [string, string] }} */
const { listen, ends } = JSON.parse(process.argv[2] ?? '{}');
/** @type {Shape | null} */
let shape = null;

/** The same packets of a direction are lost in every run. @param {number} seed */
function drawFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {Buffer} bytes @param {number} from @param {number} to @param {number} start */
function onesSum(bytes, from, to, start) {
  let sum = start;
  for (let at = from; at + 1 < to; at += 2) sum += bytes.readUInt16BE(at);
  if ((to - from) % 2 === 1) sum += (bytes[to - 1] ?? 0) << 8;
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return sum;
}

/**
 * The kernel leaves checksums of local traffic to hardware that is not here: they are made now, or the other end would
 * throw the packet away. @param {Buffer} datagram
 */
function fillChecksum(datagram) {
  const ip = headerBytes + 14;
  if (datagram.length < ip + 20 || datagram.readUInt16BE(ip - 2) !== 0x0800) return;
  const body = ip + ((datagram[ip] ?? 0) & 0x0f) * 4;
  const end = Math.min(datagram.length, ip + datagram.readUInt16BE(ip + 2));
  const protocol = datagram[ip + 9] ?? 0;
  const fragmented = (datagram.readUInt16BE(ip + 6) & 0x3fff) !== 0;
  const field = protocol === 17 ? body + 6 : protocol === 6 ? body + 16 : null;
  if (field === null || fragmented || field + 2 > end) return;
  datagram.writeUInt16BE(0, field);
  const pseudo = onesSum(datagram, ip + 12, ip + 20, protocol + (end - body));
  const sum = ~onesSum(datagram, body, end, pseudo) & 0xffff;
  datagram.writeUInt16BE(sum === 0 && protocol === 17 ? 0xffff : sum, field);
}

const sockets = listen.map(() => createSocket('udp4'));

/** @param {0 | 1} from */
function direction(from) {
  const to = from === 0 ? 1 : 0;
  const draw = drawFrom(from + 1);
  /** When the line has sent everything it was given, ms. */
  let free = 0;
  /** @type {{ due: number, datagram: Buffer }[]} */
  const waiting = [];
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const release = () => {
    timer = undefined;
    const now = performance.now();
    for (let head = waiting[0]; head !== undefined && head.due <= now; head = waiting[0]) {
      waiting.shift();
      sockets[to]?.send(head.datagram, vxlanPort, ends[to]);
    }
    const [next] = waiting;
    if (next) timer = setTimeout(release, Math.max(0, next.due - now));
  };
  sockets[from]?.on('message', (datagram) => {
    fillChecksum(datagram);
    if (shape === null) {
      sockets[to]?.send(datagram, vxlanPort, ends[to]);
      return;
    }
    if (draw() < shape.loss) return;
    const now = performance.now();
    const begins = Math.max(now, free);
    if (begins - now > shape.queueMs) return;
    free = begins + ((datagram.length - headerBytes) * 8) / shape.rateKbit;
    waiting.push({ due: free + shape.delayMs, datagram });
    timer ??= setTimeout(release, Math.max(0, (waiting[0]?.due ?? now) - now));
  });
}

direction(0);
direction(1);
await Promise.all(
  sockets.map((socket, index) => new Promise((bound) => void socket.bind(vxlanPort, listen[index], () => bound(null)))),
);
createInterface({ input: process.stdin }).on('line', (line) => {
  shape = JSON.parse(line);
  process.stdout.write('shaped\n');
});
process.stdout.write('ready\n');
