import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { text } from '../../i18n/text.ts';
import { canThrowAway, withThrowAwaySignIn } from '../../throw-away-sign-in.ts';
import { Action } from '../../ui/action.tsx';
import { Group } from '../../ui/group.tsx';
import { useTask } from '../../ui/use-task.ts';
import { bench, target } from './bench.ts';
import { type ArticleSums, runArticle } from './run-article.ts';
import type { Outcome } from './run-scenario.ts';
import { type Comparable, isComparable } from './scenarios.ts';

const trial = { send: bench.send, refreshUrl: bench.refreshUrl, url: target };
const columns = ['refreshes', 'replays', 'failures'] as const;

/** The same scenario once more, with the code that articles give, on a sign-in that is thrown away. */
export function Comparison({ outcome }: { outcome: Outcome }) {
  const { scenario } = outcome;
  if (!canThrowAway || !isComparable(scenario)) return null;
  return <Rematch outcome={outcome} scenario={scenario} />;
}

function Rematch({ outcome, scenario }: { outcome: Outcome; scenario: Comparable }) {
  const { count, timeline } = outcome;
  const [article, setArticle] = useState<ArticleSums | null>(null);
  const [run, isRunning] = useTask(async () => {
    setArticle(
      await withThrowAwaySignIn((pair) => runArticle(scenario, count, { ...trial, pair })),
    );
  }, text.lab.failed);
  const { compare } = text.lab;

  if (article === null)
    return (
      <Action id="compare" kind="plain" isBusy={isRunning} onTap={() => void run()}>
        {isRunning ? text.lab.running : compare.run}
      </Action>
    );
  return (
    <Group title={compare.title} note={compare.notes[scenario]}>
      <View className="table" id="comparison">
        <Row name="" cells={text.lab.sums} isHead />
        <Row name={compare.ours} cells={timeline.sums} />
        <Row name={compare.article} cells={article} />
      </View>
    </Group>
  );
}

interface RowProps {
  readonly name: string;
  readonly cells: Readonly<Record<(typeof columns)[number], string | number>>;
  readonly isHead?: boolean;
}

function Row({ name, cells, isHead = false }: RowProps) {
  return (
    <View className={`row${isHead ? ' row-head' : ''}`}>
      <Text className="row-name">{name}</Text>
      {columns.map((column) => (
        <Text className="row-cell" key={column}>
          {cells[column]}
        </Text>
      ))}
    </View>
  );
}
