import { understand } from '#features/understanding/understand.ts';
import type { UnderstandJob, UnderstandResult } from './understood.ts';

// One document per process: a long one blocks whoever understands it. understood.ts starts this.

process.once('message', (job: UnderstandJob) => {
	process.send?.(work(job), () => process.disconnect());
});
// Whoever wanted it has ended.
process.once('disconnect', () => process.exit());

function work({ document, known, options }: UnderstandJob): UnderstandResult {
	try {
		return { understanding: understand(document, known, options) };
	} catch (error) {
		return { failed: (error as Error).stack ?? String(error) };
	}
}
