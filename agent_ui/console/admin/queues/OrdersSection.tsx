import type { ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { ChoiceField } from "../../ui/Field";
import { NumberField } from "../../ui/NumberField";
import { CheckField } from "../../ui/CheckField";
import { isBySkill } from "./fields";
import { NumbersField } from "./NumbersField";
import { example } from "./sentences";
import type { SectionProps } from "./section";
import styles from "./Editor.module.css";

/** The two named policies side by side, and together in words. */
export function OrdersSection({ policy, faults, change, skills }: SectionProps): ReactElement {
  const messages = useAdministrationMessages();
  const { queueEditor: words } = messages;
  const conversations = choicesOf(words.conversationOrders);
  const agents = choicesOf(words.agentOrders);
  const [conversation, agent] = [policy.conversation_order, policy.agent_order];
  return (
    <section className={styles.section} aria-labelledby="orders">
      <h3 id="orders">{words.orders}</h3>
      <div className={styles.pair}>
        <div className={styles.card}>
          <ChoiceField
            label={words.conversationOrder}
            placeholder={words.choose}
            choices={conversations}
            value={conversation}
            onChange={(id) => change({ conversation_order: id })}
            error={faults.conversation_order}
          />
          <p className={styles.hint}>{detailOf(words.conversationOrders, conversation)}</p>
          {conversation === "slope" && (
            <NumberField
              label={words.slope}
              hint={words.slopeHint}
              value={policy.slope}
              digits={3}
              onChange={(slope) => change({ slope })}
              error={faults.slope}
            />
          )}
        </div>
        <div className={styles.card}>
          <ChoiceField
            label={words.agentOrder}
            placeholder={words.choose}
            choices={agents}
            value={agent}
            onChange={(id) => change({ agent_order: id })}
            error={faults.agent_order}
          />
          <p className={styles.hint}>{detailOf(words.agentOrders, agent)}</p>
          {isBySkill(policy) && (
            <>
              <CheckField
                label={words.skillOrder}
                choices={skills}
                value={policy.skill_order}
                onChange={(skill_order) => change({ skill_order })}
              />
              <p className={styles.hint}>{words.skillOrderHint}</p>
              {faults.skill_order !== undefined && <p className={styles.error}>{faults.skill_order}</p>}
              <NumbersField
                label={words.weights}
                hint={words.weightsHint}
                keyLabel={words.skill}
                valueLabel={words.weight}
                keys={skills}
                start={1}
                digits={2}
                value={policy.skill_weights}
                onChange={(skill_weights) => change({ skill_weights })}
                error={faults.skill_weights}
              />
            </>
          )}
        </div>
      </div>
      <div className={styles.example} role="status" aria-label={words.example}>
        {example(messages, policy).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </section>
  );
}

type Words = Readonly<Record<string, { readonly name: string; readonly detail: string }>>;

const choicesOf = (orders: Words) => Object.entries(orders).map(([id, { name }]) => ({ id, name }));
const detailOf = (orders: Words, id: string) => orders[id]?.detail ?? "";
