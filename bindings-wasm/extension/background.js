// Holds the checker, answers the pages on which the writer turned it on, and never speaks to the network.
import { Checker } from './csea-terms/index.js';
import { readSettings } from './settings.js';

const api = globalThis.browser ?? globalThis.chrome;
let loading;

/** The checker for the settings as they are. */
function checker() {
  loading ??= readSettings(api).then(({ level, profile }) => Checker.load({ level, ...(profile && { profile }) }));
  loading.catch(() => (loading = undefined));
  return loading;
}

api.storage.onChanged.addListener((changes) => {
  if (changes.settings !== undefined) {
    loading = undefined;
  }
});

const ANSWERS = {
  check: async ({ text }) => (await checker()).check(text),
  source: async ({ id }) => (await checker()).source(id),
  profiles: async () => (await checker()).profiles(),
};

api.runtime.onMessage.addListener((message, sender, answer) => {
  if (sender.id !== api.runtime.id || !Object.hasOwn(ANSWERS, message.ask)) {
    return false;
  }
  ANSWERS[message.ask](message).then(
    (result) => answer({ result }),
    (error) => answer({ error: error.message }),
  );
  return true;
});

api.runtime.onMessage.addListener((message, sender) => {
  if (message.tell === 'state' && sender.tab !== undefined) {
    const text = message.on ? String(message.count) : '';
    api.action.setBadgeText({ tabId: sender.tab.id, text });
    api.action.setBadgeBackgroundColor({ tabId: sender.tab.id, color: message.count > 0 ? '#b3261e' : '#0f5c56' });
  }
  return false;
});

/** Turns checking on or off in a tab: the script that is injected does either. */
export async function toggle(tab) {
  await api.scripting.executeScript({ target: { tabId: tab.id, allFrames: true }, files: ['content.js'] });
}

api.action.onClicked.addListener(toggle);
