// The settings page.
import { KeptFindings } from './csea-terms/adapters/kept.js';
import { readKept, readSettings } from './settings.js';

const api = globalThis.browser ?? globalThis.chrome;
const at = (id) => document.getElementById(id);
let kept = KeptFindings.from(await readKept(api));

const { result: profiles = [] } = await api.runtime.sendMessage({ ask: 'profiles' });
for (const { name, about } of profiles) {
  at('profile').append(new Option(`${name}: ${about}`, name));
}
const settings = await readSettings(api);
at('level').value = settings.level;
at('profile').value = settings.profile;

async function save() {
  await api.storage.local.set({ settings: { level: at('level').value, profile: at('profile').value } });
  at('status').textContent = 'Saved.';
}

async function keep(next, says) {
  kept = next;
  await api.storage.local.set({ kept: kept.toJSON() });
  show();
  at('status').textContent = says;
}

function show() {
  const entries = [...kept].map((entry) => {
    const forget = document.createElement('button');
    forget.type = 'button';
    forget.textContent = 'Forget';
    forget.addEventListener('click', () => {
      kept.forget(entry);
      keep(kept, `Forgotten: ${entry.surface}`);
    });
    const item = document.createElement('li');
    item.append(`${entry.surface || entry.fingerprint} `, forget);
    return item;
  });
  at('kept').replaceChildren(...entries);
  at('export').disabled = at('clear').disabled = kept.size === 0;
}

at('form').addEventListener('change', save);
at('clear').addEventListener('click', () => keep(new KeptFindings(), 'Forgotten.'));
at('export').addEventListener('click', () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(kept, undefined, 2)], { type: 'application/json' }));
  link.download = 'csea-terms-kept.json';
  link.click();
  URL.revokeObjectURL(link.href);
});
at('import').addEventListener('click', () => at('file').click());
at('file').addEventListener('change', async () => {
  try {
    await keep(KeptFindings.from(await at('file').files[0].text()), 'Imported.');
  } catch {
    at('status').textContent = 'This file holds no kept wording.';
  }
});
show();
globalThis.ready = true;
