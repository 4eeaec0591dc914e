package io.github.flyteexporter.verdict.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CauseRankingTest {
  private static CauseEvidence testimony(Cause cause, double weight) {
    return new CauseEvidence(cause, weight, Map.of(Fact.WORKFLOWS_REPORTING, 3.0));
  }

  private static List<Cause> sentence(CauseEvidence... heard) {
    return CauseRanking.sentence(List.of(heard), Map.of()).stream()
        .map(CauseEvidence::cause)
        .toList();
  }

  @Test
  void theStrongestIsTheCauseAndOthersContribute() {
    assertThat(sentence(testimony(Cause.DATABASE, 0.99), testimony(Cause.OBJECT_STORE, 0.6)))
        .containsExactly(Cause.DATABASE, Cause.OBJECT_STORE);
  }

  @Test
  void noEvidenceWeakEvidenceAndATieAreUnknown() {
    assertThat(sentence()).containsExactly(Cause.UNKNOWN);
    assertThat(sentence(testimony(Cause.DATABASE, 0.3)))
        .containsExactly(Cause.UNKNOWN, Cause.DATABASE);
    assertThat(sentence(testimony(Cause.DATABASE, 0.8), testimony(Cause.OBJECT_STORE, 0.79)))
        .containsExactly(Cause.UNKNOWN, Cause.DATABASE, Cause.OBJECT_STORE);
  }

  @Test
  void consequencesAreToldWithTheCauseButProveNone() {
    List<CauseEvidence> causes =
        CauseRanking.sentence(
            List.of(testimony(Cause.DATABASE, 0.9)), Map.of(Fact.FAILED_ROUNDS_PER_SECOND, 100.0));
    assertThat(causes.get(0).facts())
        .containsOnlyKeys(Fact.WORKFLOWS_REPORTING, Fact.FAILED_ROUNDS_PER_SECOND);
    assertThat(CauseRanking.proves(List.of())).isFalse();
  }
}
