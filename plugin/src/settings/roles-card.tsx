import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import {
	isUndecided,
	OTHERS,
	type Preferences,
	type PreferencesEditing,
	type RoleRule,
	ruleOf,
	type SiteRole,
	withRule,
} from './preferences.ts';
import { RoleRuleFields } from './role-rule-fields.tsx';
import { obstacleOf, summaryOf } from './role-rule-texts.ts';
import { SavingForm } from './saving-form.tsx';

/** What a role may use, in a few words. */
function wordsFor(role: SiteRole, roles: Preferences['roles']): string {
	if (role.manages) return __('Everything, as it manages the site', 'draftsmith');
	const summary = summaryOf(ruleOf(roles, role.name));
	return role.name !== OTHERS && isUndecided(roles, role.name)
		? /* translators: %s: what any other role may use, such as "Not allowed" or "2 models". */
			sprintf(__('Not decided yet, so as any other role: %s', 'draftsmith'), summary)
		: summary;
}

/** A role and what it may use; its fields are shown when it is opened. */
function RoleRow(props: {
	role: SiteRole;
	roles: Preferences['roles'];
	editing: PreferencesEditing;
	onChange: (rule: RoleRule) => void;
}) {
	const { role, roles, editing, onChange } = props;
	const [isOpen, setOpen] = useState(false);
	const fields = `draftsmith-role-${role.name}`;
	return (
		<>
			<tr>
				<th scope="row">{role.label}</th>
				<td>{wordsFor(role, roles)}</td>
				<td className="draftsmith-table__action">
					{!role.manages && (
						<Button
							__next40pxDefaultSize
							variant="tertiary"
							aria-expanded={isOpen}
							aria-controls={fields}
							onClick={() => setOpen(!isOpen)}
						>
							{isOpen ? __('Close', 'draftsmith') : __('Change', 'draftsmith')}
							<span className="screen-reader-text"> {role.label}</span>
						</Button>
					)}
				</td>
			</tr>
			<tr id={fields} hidden={!isOpen}>
				<td colSpan={3}>
					{isOpen && (
						<fieldset disabled={editing.isLocked}>
							<legend className="screen-reader-text">{role.label}</legend>
							<RoleRuleFields
								rule={ruleOf(roles, role.name)}
								catalog={editing.choices.catalog}
								isLocked={editing.isLocked}
								onChange={onChange}
							/>
						</fieldset>
					)}
				</td>
			</tr>
		</>
	);
}

/** Which roles may use what. */
export function RolesCard({ editing }: { editing: PreferencesEditing }) {
	const { preferences, choices, save } = editing;
	const [roles, setRoles] = useState(preferences.roles);
	const writers = choices.roles.filter(({ writes }) => writes);
	const decidable = writers.filter(({ manages }) => !manages).map(({ name }) => name);
	const others = { name: OTHERS, label: __('Any other role, or none', 'draftsmith'), manages: false, writes: true };
	const rows: SiteRole[] = [...writers, others];
	const obstacle = rows.reduce<string | null>(
		(found, { name, label }) => found ?? obstacleOf(label, ruleOf(roles, name)),
		null,
	);
	return (
		<SavingForm
			title={__('Who may use what', 'draftsmith')}
			hasChanges={JSON.stringify(roles) !== JSON.stringify(preferences.roles)}
			obstacle={obstacle}
			onSave={() => save({ roles })}
		>
			<p>
				{__(
					'What WordPress allows a role holds in any case. Whoever has several roles may use what any of them may.',
					'draftsmith',
				)}
			</p>
			<p>
				{__(
					'A role that is added later has no rule of its own. What you set for any other role holds for it until you decide.',
					'draftsmith',
				)}
			</p>
			{!choices.catalog && (
				<p className="draftsmith-muted">
					{__('The service can’t be asked right now, so its models can’t be shown.', 'draftsmith')}
				</p>
			)}
			<table className="draftsmith-table">
				<thead>
					<tr>
						<th scope="col">{__('Role', 'draftsmith')}</th>
						<th scope="col">{__('May use', 'draftsmith')}</th>
						<td />
					</tr>
				</thead>
				<tbody>
					{rows.map((role) => (
						<RoleRow
							key={role.name}
							role={role}
							roles={roles}
							editing={editing}
							onChange={(rule) => setRoles(withRule(roles, role.name, rule, decidable))}
						/>
					))}
				</tbody>
			</table>
		</SavingForm>
	);
}
