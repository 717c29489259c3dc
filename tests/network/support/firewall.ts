import { addresses } from './two-hosts.ts';
import type { Namespace } from './namespaces.ts';

/** From now on no UDP packet passes the exchange, nor reaches it; nobody is told. As in hospitals and hotels. */
export function blockUdp(exchange: Namespace): void {
  // The kernel looks at a host's own addresses first; the rule has to come before that.
  exchange.ip('rule', 'add', 'pref', '10', 'lookup', 'local');
  for (const index of Object.keys(addresses).keys()) {
    exchange.ip('rule', 'add', 'pref', '1', 'iif', `line${String(index + 1)}`, 'ipproto', 'udp', 'blackhole');
  }
  exchange.ip('rule', 'del', 'pref', '0');
}
