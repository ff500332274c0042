import { Text, View } from '@tarojs/components';
import { text } from '../../i18n/text.ts';
import { drawBars } from '../../platform/draw-bars.ts';
import { saveFile, savesFiles } from '../../platform/save-file.ts';
import { Tap } from '../../ui/tap.tsx';
import { useTask } from '../../ui/use-task.ts';
import { pictureOf } from './picture-of.ts';
import type { Outcome } from './run-scenario.ts';
import { verdictOf } from './verdict-of.ts';

/** Takes an outcome along, as a picture or as its facts: neither holds a token. */
export function ExportCell({ outcome }: { outcome: Outcome }) {
  const { scenario, count, facts, timeline } = outcome;
  const name = `wugan-${scenario}-${count}`;
  const words = text.lab.keep;

  const [keepPicture, isDrawing] = useTask(async () => {
    const caption = `${text.lab.scenarios[scenario].name} × ${count}`;
    const verdict = text.lab.verdict[verdictOf(outcome)];
    const drawing = { ...pictureOf(timeline), caption: `${caption} · ${verdict}` };
    saveFile(`${name}.png`, await drawBars(drawing));
  }, text.lab.failed);

  function keepFacts() {
    const story = { scenario, count, sums: timeline.sums, facts };
    const json = JSON.stringify(story, null, 2);
    saveFile(`${name}.json`, new Blob([json], { type: 'application/json' }));
  }

  if (!savesFiles) return null;
  return (
    <View className="group keep">
      <Tap
        className="cell-action"
        id="keep-picture"
        isBusy={isDrawing}
        onTap={() => void keepPicture()}
      >
        <Text>{words.picture}</Text>
      </Tap>
      <Tap className="cell-action" id="keep-facts" onTap={keepFacts}>
        <Text>{words.facts}</Text>
      </Tap>
    </View>
  );
}
