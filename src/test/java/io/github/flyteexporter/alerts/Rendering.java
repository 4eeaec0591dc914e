package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts of a message as Alertmanager makes them of the shipped templates and a group of alerts. */
record Rendering(Path group) {
  /** Of a group that is written to this folder. */
  static Rendering of(JsonNode group, Path folder) throws Exception {
    Path file = folder.resolve("group.json");
    Files.write(file, new ObjectMapper().writeValueAsBytes(group));
    return new Rendering(file);
  }

  /** What a field of a receiver of Slack becomes. */
  String text(String field) throws Exception {
    return render("text", "alerts/*.tmpl", field);
  }

  /** What a field becomes where Alertmanager knows no template of ours. */
  String alone(String field) throws Exception {
    return render("text", "alerts/none*.tmpl", field);
  }

  String html(String field) throws Exception {
    return render("html", "alerts/*.tmpl", field);
  }

  private String render(String type, String templates, String field) throws Exception {
    Tool.Ran ran =
        Tool.AMTOOL.run(
            "template",
            "render",
            "--template.type=" + type,
            "--template.glob=" + templates,
            "--template.data=" + group,
            "--template.text=" + field);
    assertThat(ran.code()).as(ran.output()).isZero();
    return ran.output().strip();
  }
}
