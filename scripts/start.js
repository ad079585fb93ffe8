// npm start: install and build what changed, then hand over to the pinned Node.
import { build, frugal, hand, install } from './toolchain.js';

install();
await build();
hand([...frugal(), 'bin/kesher.ts', 'start', ...process.argv.slice(2)]);
