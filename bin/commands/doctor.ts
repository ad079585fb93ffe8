import { Command } from 'commander';
import { examine, type Finding } from '../diagnosis.ts';
import { columns, report } from '../installation-command.ts';

const MARKS = { ok: 'ok', warn: 'warn', fail: 'FAIL' };

export const doctorCommand = new Command('doctor')
	.description('look whether everything that Kesher needs is in order, and say what to do where it is not')
	.option('--json', 'print JSON')
	.action(async ({ json }: { json?: boolean }) => {
		const findings = await examine(process.env);
		const isWell = findings.every(({ state }) => state !== 'fail');
		report({ ok: isWell, checks: findings }, columns(findings.map(lineOf)), json);
		if (!isWell) process.exitCode = 1;
	});

function lineOf({ check, state, says, todo }: Finding): string[] {
	return [MARKS[state], check, todo ? `${says} ${todo}` : says];
}
