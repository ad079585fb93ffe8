import { inject } from 'vitest';
import { stateFolder } from '../../src/platform/server/state-folder.ts';

/** The folder in which the built server under test keeps files. */
export function serverFiles(): string {
	return stateFolder(inject('server').home).files;
}
