package io.github.flyteexporter.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CourtTest {
  private static Testimony testimony(Cause cause, double weight) {
    return new Testimony(cause, weight, Map.of(Fact.WORKFLOWS_REPORTING, 3.0));
  }

  private static List<Cause> sentence(Testimony... heard) {
    return Court.sentence(List.of(heard), Map.of()).stream().map(Testimony::cause).toList();
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
    List<Testimony> causes =
        Court.sentence(
            List.of(testimony(Cause.DATABASE, 0.9)), Map.of(Fact.FAILED_ROUNDS_PER_SECOND, 100.0));
    assertThat(causes.get(0).facts())
        .containsOnlyKeys(Fact.WORKFLOWS_REPORTING, Fact.FAILED_ROUNDS_PER_SECOND);
    assertThat(Court.proves(List.of())).isFalse();
  }
}
