package io.shrinkage.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables that people load into their own tools: columns and numerals are a contract. */
final class EpochTablesTest {
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void setLocaleWithDecimalComma() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @Test
  void epochs_ofEveryStatus_areAsPinned() {
    // gaps 2.25 - 2.5, 0.75 - 0.5; norms sqrt(9 + 16), 6 + 8; 2 layers of 4 weights in 2 groups;
    // zeros 1 = 0 + 1, then 3 = 1 + 2 with a whole group in the second layer
    assertThat(tables().get("epochs.csv"))
        .isEqualTo(
            "run_id,status,seed,penalty,lambda,lambda1,lambda2,data.scale,mixed,flag,epoch,"
                + "train_loss,validation_loss,loss_gap,train_accuracy,validation_accuracy,"
                + "accuracy_gap,penalty_value,objective,l2_norm,l1_norm,weights,zero_weights,"
                + "groups,zero_groups,majority,seconds\r\n"
                + "000000000001,completed,1,l2,0.0,,,unit,true,true,0,"
                + "2.5,2.25,-0.25,0.75,0.5,0.25,0.0,2.5,5.0,14.0,8,1,4,0,0.5,0.5\r\n"
                + "000000000001,completed,1,l2,0.0,,,unit,true,true,1,"
                + "1.1,1.3,0.19999999999999996,0.75,0.5,0.25,0.0,1.1,5.0,14.0,8,3,4,1,0.5,1.25\r\n"
                + "000000000001,completed,1,l2,0.0,,,unit,true,true,2,"
                + "0.1,0.7,0.6,0.75,0.5,0.25,0.0,0.1,5.0,14.0,8,5,4,2,0.5,1.25\r\n"
                + "000000000002,diverged,1,l2,0.001,,,\"=1+1,\n\"\"x\"\"\",\"{\"\"a\"\":[1]}\",false,0,"
                + "2.5,2.25,-0.25,0.75,0.5,0.25,0.125,2.625,5.0,14.0,8,1,4,0,0.5,0.5\r\n"
                + "000000000002,diverged,1,l2,0.001,,,\"=1+1,\n\"\"x\"\"\",\"{\"\"a\"\":[1]}\",false,1,"
                + ",,,0.75,0.5,0.25,,,,,8,0,4,0,0.5,1.25\r\n"
                + "000000000003,running,1,l2,0.0,,,unit,true,true,1,"
                + "1.1,1.3,0.19999999999999996,0.75,0.5,0.25,0.0,1.1,5.0,14.0,8,3,4,1,0.5,1.25\r\n");
  }

  @Test
  void layers_ofARun_areAsPinned() {
    assertThat(tables().get("layers.csv"))
        .startsWith(
            """
            run_id,epoch,layer,l2_norm,l1_norm,weights,zero_weights,groups,zero_groups
            000000000001,0,0-dense,3.0,6.0,4,0,2,0
            000000000001,0,1-output,4.0,8.0,4,1,2,0
            000000000001,1,0-dense,3.0,6.0,4,1,2,0
            000000000001,1,1-output,4.0,8.0,4,2,2,1
            """
                .replace("\n", "\r\n"))
        .contains("000000000002,1,0-dense,,,4,0,2,0\r\n")
        .doesNotContain("000000000004");
  }

  private static Map<String, String> tables() {
    return Stored.texts(EpochTables.files(Stored.experiment()));
  }
}
