// SPDX-License-Identifier: MIT
#include "engine/weights/weight_store.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <limits>

#include "tests/support/stored_weights.h"
#include "tests/support/thrown_error.h"

namespace audioldm::engine::weights {
namespace {

using tests::expectError;
using tests::StoredWeights;
using tests::TensorMap;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

at::Tensor ofType(const at::Tensor& tensor, at::ScalarType type) {
    return tensor.to(type).contiguous();
}

Weight takeMatrix(StoredWeights& weights, const char* name = "weight") {
    return weights.store().scope().take(name, {3, 4}, WeightRole::Linear);
}

class WeightStoreTest : public testing::Test {
protected:
    void SetUp() override { at::manual_seed(8); }
};

TEST_F(WeightStoreTest, LoadsWhatWasAskedFor) {
    const at::Tensor matrix = at::randn({3, 4});
    StoredWeights weights({{"a.0.weight", matrix}, {"a.0.bias", at::randn({3})}});
    const WeightScope scope = weights.store().scope().sub("a").sub(0);
    EXPECT_EQ(scope.fullName("weight"), "a.0.weight");
    EXPECT_TRUE(scope.has("bias"));
    EXPECT_FALSE(scope.has("gain"));
    const Weight weight = scope.take("weight", {3, 4}, WeightRole::Linear);
    const Weight bias = scope.take("bias", {3}, WeightRole::Bias);
    EXPECT_FALSE(weight.tensor().defined()) << "read before load()";
    weights.load();
    EXPECT_TRUE(at::equal(weight.tensor(), matrix));
    EXPECT_EQ(weights.store().loadedBytes(), 4 * 15);
    EXPECT_EQ(weights.store().parameterCount(), 15);
}

TEST_F(WeightStoreTest, ListsEveryDisagreement) {
    StoredWeights weights({{"wide", at::randn({3, 5})},
                           {"flat", at::randn({12})},
                           {"whole", at::ones({3, 4}, at::kLong)},
                           {"extra.one", at::randn({1})},
                           {"extra.two", at::randn({1})},
                           {"right", at::randn({3, 4})}});
    for (const char* name : {"wide", "flat", "whole", "right", "absent.one", "absent.two"}) {
        (void)takeMatrix(weights, name);
    }
    const WeightMismatch mismatch = weights.store().compare();
    EXPECT_EQ(mismatch.missing, (std::vector<std::string>{"absent.one", "absent.two"}));
    EXPECT_EQ(mismatch.unused, (std::vector<std::string>{"extra.one", "extra.two"}));
    EXPECT_EQ(mismatch.wrongShape.size(), 3U);
    expectError(
        ErrorCode::WeightMissing, [&] { weights.store().check(); }, "missing (2)", "absent.one",
        "absent.two", "wrong shape or type (3)", "wide: expected [3, 4], the file has [3, 5]",
        "flat: expected [3, 4], the file has [12]",
        "whole: expected a floating-point type, the file has I64",
        "not part of the architecture (2)", "extra.one", "extra.two",
        weights.folder().path().string());
}

TEST_F(WeightStoreTest, RefusesAnotherShape) {
    StoredWeights weights(TensorMap{{"weight", at::randn({4, 3})}});
    (void)takeMatrix(weights);
    expectError(
        ErrorCode::ShapeMismatch, [&] { weights.store().check(); },
        "weight: expected [3, 4], the file has [4, 3]");
}

TEST_F(WeightStoreTest, RefusesIntegers) {
    for (const at::ScalarType type : {at::kLong, at::kInt}) {
        StoredWeights weights(TensorMap{{"weight", at::ones({3, 4}, type)}});
        (void)takeMatrix(weights);
        expectError(
            ErrorCode::ShapeMismatch, [&] { weights.store().check(); },
            "weight: expected a floating-point type");
    }
}

TEST_F(WeightStoreTest, RefusesWhatIsNotPartOfTheArchitecture) {
    StoredWeights weights({{"weight", at::randn({3, 4})}, {"position_ids", at::ones({4})}});
    (void)takeMatrix(weights);
    expectError(
        ErrorCode::ShapeMismatch, [&] { weights.store().check(); },
        "not part of the architecture (1)", "position_ids");
    weights.store().allowUnused({"position_ids", "nowhere"});
    EXPECT_TRUE(weights.store().compare().empty());
    EXPECT_NO_THROW(weights.store().check());
}

TEST_F(WeightStoreTest, ShortensLongLists) {
    StoredWeights weights(TensorMap{{"weight", at::randn({3, 4})}});
    (void)takeMatrix(weights);
    for (int i = 0; i < 1000; ++i) {
        (void)takeMatrix(weights, concat("absent.", i).c_str());
    }
    const auto error = tests::thrownError([&] { weights.store().check(); });
    ASSERT_TRUE(error);
    EXPECT_NE(error->message.find("missing (1000)"), std::string::npos) << error->message;
    EXPECT_NE(error->message.find("and 980 more"), std::string::npos) << error->message;
    EXPECT_EQ(weights.store().compare().missing.size(), 1000U);
}

TEST_F(WeightStoreTest, ReadsEveryFloatingType) {
    const at::Tensor matrix = at::randn({3, 4});
    for (const at::ScalarType file : {at::kDouble, at::kFloat, at::kHalf, at::kBFloat16}) {
        for (const at::ScalarType compute : {at::kFloat, at::kHalf, at::kBFloat16}) {
            const at::Tensor stored = ofType(matrix, file);
            StoredWeights weights(TensorMap{{"weight", stored}, {"norm", stored.flatten()}},
                                  compute);
            const Weight weight = takeMatrix(weights);
            const Weight norm = weights.store().scope().take("norm", {12}, WeightRole::Norm);
            weights.load();
            EXPECT_EQ(weight.tensor().scalar_type(), compute);
            EXPECT_TRUE(at::equal(weight.tensor(), ofType(stored, compute)))
                << file << " as " << compute;
            EXPECT_EQ(norm.tensor().scalar_type(), at::kFloat) << "norms stay float32";
            EXPECT_TRUE(at::equal(norm.tensor(), ofType(stored.flatten(), at::kFloat)));
        }
    }
}

TEST_F(WeightStoreTest, JoinsWeights) {
    const TensorMap tensors{{"to_q", ofType(at::randn({3, 4}), at::kHalf)},
                            {"to_k", at::randn({3, 4})},
                            {"to_v", ofType(at::randn({3, 4}), at::kDouble)}};
    StoredWeights weights(tensors);
    const Weight joined =
        weights.store().scope().takeJoined({"to_q", "to_k", "to_v"}, {3, 4}, WeightRole::Linear);
    weights.load();
    const auto part = [&](const char* name) { return ofType(tensors.at(name), at::kFloat); };
    EXPECT_TRUE(at::equal(joined.tensor(), at::cat({part("to_q"), part("to_k"), part("to_v")})));
}

TEST_F(WeightStoreTest, NamesEachPartThatIsMissing) {
    StoredWeights weights({{"to_q", at::randn({3, 4})}, {"to_v", at::randn({3, 5})}});
    (void)weights.store().scope().takeJoined({"to_q", "to_k", "to_v"}, {3, 4}, WeightRole::Linear);
    expectError(
        ErrorCode::WeightMissing, [&] { weights.store().check(); }, "to_k",
        "to_v: expected [3, 4], the file has [3, 5]");
}

TEST_F(WeightStoreTest, ArrangesWeights) {
    const at::Tensor matrix = at::randn({3, 4});
    StoredWeights weights(TensorMap{{"weight", matrix}}, at::kBFloat16);
    const Weight turned = weights.store().scope().take(
        "weight", {3, 4}, WeightRole::Linear,
        [](const at::Tensor& stored) { return stored.t().contiguous(); });
    weights.load();
    EXPECT_TRUE(at::equal(turned.tensor(), ofType(matrix.t(), at::kBFloat16)));
}

TEST_F(WeightStoreTest, PlansForWhatTheArrangementMakes) {
    StoredWeights weights({{"kernel", at::randn({3, 4})}});
    const Weight kernel = weights.store().scope().take("kernel", {3, 4}, WeightRole::Convolution,
                                                       [](const at::Tensor& stored) {
                                                           return at::cat({stored, stored, stored});
                                                       });
    const std::int64_t planned = weights.store().sizes().placed({}).kept();
    weights.load();
    EXPECT_EQ(planned, 4 * 36);
    EXPECT_EQ(weights.store().loadedBytes(), planned);
}

TEST_F(WeightStoreTest, LoadsAPartByPrefix) {
    StoredWeights weights(
        {{"decoder.weight", at::randn({3, 4})}, {"encoder.weight", at::randn({3, 4})}});
    const Weight decoder = takeMatrix(weights, "decoder.weight");
    const Weight encoder = takeMatrix(weights, "encoder.weight");
    weights.store().load({"decoder."});
    EXPECT_TRUE(decoder.tensor().defined());
    EXPECT_FALSE(encoder.tensor().defined());
    const void* before = decoder.tensor().data_ptr();
    weights.store().load();
    EXPECT_TRUE(encoder.tensor().defined());
    EXPECT_EQ(decoder.tensor().data_ptr(), before) << "read twice";
}

// Larger than the pieces that are read and hashed by several threads.
TEST_F(WeightStoreTest, ReadsLargeTensorsWhole) {
    const at::Tensor large = at::randn({700, 1001});
    for (const at::ScalarType file : {at::kFloat, at::kHalf, at::kDouble}) {
        const at::Tensor stored = ofType(large, file);
        StoredWeights weights(TensorMap{{"weight", stored}});
        const Weight weight =
            weights.store().scope().take("weight", {700, 1001}, WeightRole::Linear);
        weights.load();
        EXPECT_TRUE(at::equal(weight.tensor(), ofType(stored, at::kFloat))) << file;
    }
}

// A weight that is made at each use is read by several threads within the caller's inference mode.
TEST_F(WeightStoreTest, MakesLargeTensorsAtUseInInferenceMode) {
    const at::Tensor stored = ofType(at::randn({700, 1001}), at::kHalf);
    StoredWeights weights(TensorMap{{"weight", stored}});
    const Weight weight = weights.store().scope().take("weight", {700, 1001}, WeightRole::Linear);
    weights.load();
    weights.store().release({"weight"});
    const int threads = at::get_num_threads();
    at::set_num_threads(2);
    {
        const c10::InferenceMode inference;
        EXPECT_TRUE(at::equal(weight.use().tensor, ofType(stored, at::kFloat)));
    }
    at::set_num_threads(threads);
}

class WeightHashTest : public WeightStoreTest {
protected:
    enum class Way { Load, Scan };

    static ContentHash hashBy(Way way, const TensorMap& tensors, at::ScalarType compute) {
        StoredWeights weights(tensors, compute);
        for (const auto& [name, tensor] : tensors) {
            (void)weights.store().scope().take(name, tensor.sizes().vec(), WeightRole::Linear);
        }
        if (way == Way::Scan) {
            EXPECT_TRUE(weights.store().scan().empty());
        } else {
            weights.load();
        }
        return weights.store().readHash();
    }
};

TEST_F(WeightHashTest, IsTheSameHoweverItIsComputed) {
    const TensorMap tensors{{"a", at::randn({3, 4})},
                            {"b", ofType(at::randn({700, 1001}), at::kHalf)},
                            {"c", ofType(at::randn({5}), at::kDouble)}};
    const ContentHash hash = hashBy(Way::Load, tensors, at::kFloat);
    EXPECT_EQ(hashBy(Way::Load, tensors, at::kFloat), hash);
    EXPECT_EQ(hashBy(Way::Load, tensors, at::kBFloat16), hash);
    EXPECT_EQ(hashBy(Way::Load, tensors, at::kHalf), hash);
    EXPECT_EQ(hashBy(Way::Scan, tensors, at::kFloat), hash);
    EXPECT_EQ(hashBy(Way::Scan, tensors, at::kBFloat16), hash);
}

TEST_F(WeightHashTest, ChangesWithNameTypeShapeAndValue) {
    const at::Tensor matrix = at::randn({3, 4});
    const ContentHash hash = hashBy(Way::Load, {{"a", matrix}}, at::kFloat);
    at::Tensor other = matrix.clone();
    other[2][3] += 1e-3;
    EXPECT_NE(hashBy(Way::Load, {{"b", matrix}}, at::kFloat), hash);
    EXPECT_NE(hashBy(Way::Load, {{"a", matrix.view({4, 3})}}, at::kFloat), hash);
    EXPECT_NE(hashBy(Way::Load, {{"a", ofType(matrix, at::kDouble)}}, at::kFloat), hash);
    EXPECT_NE(hashBy(Way::Load, {{"a", other}}, at::kFloat), hash);
}

TEST_F(WeightStoreTest, ScansForValuesThatAreNotFinite) {
    for (const at::ScalarType type : {at::kDouble, at::kFloat, at::kHalf, at::kBFloat16}) {
        at::Tensor broken = at::randn({3, 4});
        broken[1][2] = kNan;
        broken[2][3] = kInfinity;
        broken[0][0] = -kInfinity;
        StoredWeights weights(
            {{"broken", ofType(broken, type)}, {"right", ofType(at::randn({3, 4}), type)}});
        const Weight taken = takeMatrix(weights, "broken");
        (void)takeMatrix(weights, "right");
        (void)takeMatrix(weights, "absent");
        const auto found = weights.store().scan();
        ASSERT_EQ(found.size(), 1U) << type;
        EXPECT_EQ(found.front().name, "broken");
        EXPECT_EQ(found.front().count, 3);
        EXPECT_FALSE(taken.tensor().defined()) << "scan() keeps nothing";
        EXPECT_TRUE(weights.store().scan({"right"}).empty());
    }
}

TEST_F(WeightStoreTest, LoadsValuesThatAreNotFiniteAndSaysSo) {
    at::Tensor broken = at::randn({3, 4});
    broken[2][3] = kNan;
    StoredWeights weights({{"broken", broken}, {"right", at::randn({3, 4})}});
    const Weight weight = takeMatrix(weights, "broken");
    (void)takeMatrix(weights, "right");
    weights.load();
    EXPECT_TRUE(weight.tensor().isnan().any().item<bool>());
    EXPECT_EQ(weights.store().suspects(), std::vector<std::string>{"broken"});
}

TEST_F(WeightStoreTest, TellsOfAFileThatShrank) {
    StoredWeights weights(TensorMap{{"weight", at::randn({3, 4})}});
    (void)takeMatrix(weights);
    weights.store().check();
    std::filesystem::resize_file(weights.folder() / "model.safetensors", 90);
    expectError(ErrorCode::Io, [&] { weights.store().load(); });
}

}  // namespace
}  // namespace audioldm::engine::weights
