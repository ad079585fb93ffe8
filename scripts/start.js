// npm start: install and build what changed, then hand over to the pinned Node.
import { build, hand, install } from './toolchain.js';

install();
build();
hand(['bin/kesher.ts', 'start', ...process.argv.slice(2)]);
