// node scripts/run.js FILE …: installs if needed, then runs a file with the pinned Node.
import { hand, install } from './toolchain.js';

install();
hand(process.argv.slice(2));
